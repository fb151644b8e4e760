-- what sort of matter is filed under a category
alter table catalogue.category add column kind text not null default 'APPEAL';
-- the shipped version of the year is read anew from its file, with its kinds
delete from catalogue.category where district = '000000' and version = 2026;
