-- Sections of haproxy.cfg that an administrator writes.
create table l7_manual (
    id integer not null primary key constraint l7_manual_single check (id = 1),
    version bigint not null,
    text varchar(200000) not null
);
