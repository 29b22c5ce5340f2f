-- The page that clients see while every real server is down.
create table fallback_page (
    id integer not null primary key constraint fallback_page_single check (id = 1),
    version bigint not null,
    html varchar(1000000) not null
);
