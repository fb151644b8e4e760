-- photos that everybody may see, with what must not be seen covered in the picture itself
create table matters.public_photo (
    district text        not null check (district ~ '^\d{6}$'),
    matter   uuid        not null,
    photo    uuid        not null, -- the one that was sent
    jpeg     bytea       not null,
    at       timestamptz not null,
    person   uuid        not null, -- who released it
    primary key (district, matter, photo),
    foreign key (district, matter) references matters.matter (district, id)
);
call reach.readable('matters.public_photo');
