-- Health check scripts of administrators.
create table check_script (
    label varchar(64) not null primary key,
    version bigint not null,
    text varchar(65536) not null
);
