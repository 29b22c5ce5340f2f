-- What is recorded for the graphs. There is one; it belongs to the machine and not to a pair.
create table graphing (
    id integer not null primary key constraint graphing_single check (id = 1),
    version bigint not null,
    document varchar(10000) not null
);
