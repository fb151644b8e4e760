-- The limit's own tables: the same columns, indexes and keys as Linli's, so that both write the same rows.
drop schema if exists bench cascade;
create schema bench;
create table bench.matter (like matters.matter including all);
create table bench.entry (like matters.entry including all);
alter table bench.entry add foreign key (district, matter) references bench.matter (district, id);
create table bench.act (like ledger.act including all);
create table bench.secret (like seal.secret including all);
create sequence bench.seq; -- cheaper than the head row's lock: the limit is not held back by it
grant usage on schema bench to linli_writer;
grant select, insert, update, delete on all tables in schema bench to linli_writer;
grant usage on all sequences in schema bench to linli_writer;
