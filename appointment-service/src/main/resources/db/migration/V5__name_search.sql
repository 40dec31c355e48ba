-- Cadres are found by a part of their name, in simplified or traditional characters, or by its pinyin.

alter table cadre
  add column name_folded text not null default '',
  add column name_initials text not null default '',
  add column name_pinyin text not null default '';
comment on column cadre.name_folded is 'the letters of the name in simplified characters and lower case';
comment on column cadre.name_initials is 'zw for 張偉';
comment on column cadre.name_pinyin is 'zhangwei for 張偉';

-- By single characters: names are too short for trigrams, and those depend on the locale of the server.
create index cadre_by_character on cadre using gin (string_to_array(name_folded, null));
create index cadre_by_initials on cadre (name_initials text_pattern_ops);
create index cadre_by_pinyin on cadre (name_pinyin text_pattern_ops);
