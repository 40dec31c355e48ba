-- Signers are found by name as the registry finds cadres. What is known of a cadre lacks what a name is found by: told again, by a replay of
-- the registry, the same state counts once more.
alter table signer add column name_folded text;
alter table signer add column name_initials text;
alter table signer add column name_pinyin text;
comment on column signer.name_folded is 'the letters of the name in simplified characters and lower case';
comment on column signer.name_initials is 'zw for 張偉';
comment on column signer.name_pinyin is 'zhangwei for 張偉';
update signer set version = version - 1 where not gone;
create index signer_by_character on signer using gin (string_to_array(name_folded, null));
create index signer_by_initials on signer (name_initials text_pattern_ops);
create index signer_by_pinyin on signer (name_pinyin text_pattern_ops);
