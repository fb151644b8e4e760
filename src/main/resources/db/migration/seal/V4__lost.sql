-- whose secrets did not come back with a backup: their leaves prove, and nobody can show what they commit to
create table seal.lost (
    district text not null,
    subject  uuid not null,
    primary key (district, subject)
);
grant select on seal.lost to ${writer};
call reach.by_reach('seal.lost', 'subject = (select reach.held())');
