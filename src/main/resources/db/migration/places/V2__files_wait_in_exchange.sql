-- A table of places that waits for its confirmation is kept where all tables are (exchange.piece).
drop table places.upload;
