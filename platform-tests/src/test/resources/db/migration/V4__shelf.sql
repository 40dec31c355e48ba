create table shelf (id uuid primary key, version bigint not null, label text not null);
grant select, insert, update on shelf to ${runtime};
