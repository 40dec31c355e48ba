-- Nobody learns or decides of their own clearance, whichever of their staff numbers they come under.

create index registry_cadre_by_merged on registry_cadre using gin (merged_from);
