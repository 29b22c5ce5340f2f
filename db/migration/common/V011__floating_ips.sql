-- Addresses that were added by hand, beside those that virtual services bring along.
create table floating_ip (
    address varchar(64) not null primary key
);
