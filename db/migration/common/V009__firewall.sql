-- The firewall script and the lockdown that were confirmed last, and what was tried since then.
create table firewall (
    id integer not null primary key constraint firewall_single check (id = 1),
    version bigint not null,
    document varchar(1000000) not null,
    draft varchar(1000000)
);
