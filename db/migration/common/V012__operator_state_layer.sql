-- Layer 4 servers are drained and halted too, and are told to somebody else than HAProxy.
alter table operator_state add column layer integer default 7 not null;
alter table operator_state alter column layer drop default;
