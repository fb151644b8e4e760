-- What was undone is deleted: nobody asks for it again.
delete from exchange.trace where undone;
alter table exchange.trace drop column undone;
