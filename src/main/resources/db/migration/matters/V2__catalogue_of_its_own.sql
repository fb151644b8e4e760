-- the catalogue has a module of its own, which fills its table from the shipped file
drop table matters.category;
