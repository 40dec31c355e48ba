/** The appraisal dossier of each member of a leadership team: it grows from the records, and is fixed when the inspection ends. */
@NullMarked
package dev.qingfeng.inspection.dossier;

import org.jspecify.annotations.NullMarked;
