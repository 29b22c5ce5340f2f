-- The address of the appliance from which the fallback page serves clients of layer 4.
alter table fallback_page add column address varchar(45);
