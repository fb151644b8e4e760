-- what Linli takes away itself has no writer
alter table signin.change alter column writer drop not null;
alter table signin.change drop constraint change_what_check;
alter table signin.change add constraint change_what_check
    check (what in ('OPENED', 'ADDED', 'CHANGED', 'REMOVED', 'ENDED', 'DISTRUSTED'));
alter table signin.change add constraint change_writer_check check ((writer is null) = (what = 'DISTRUSTED'));
