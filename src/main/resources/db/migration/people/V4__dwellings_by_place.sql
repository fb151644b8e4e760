-- As everywhere in this module: a place and all below it is one range of bytes.
alter table people.dwelling alter column place type text collate "C";
