create schema phrases;
grant usage on schema phrases to ${writer};
alter default privileges in schema phrases grant select, insert, update, delete on tables to ${writer};

-- what a unit writes often; never about somebody
create table phrases.phrase (
    district text        not null check (district ~ '^\d{6}$'),
    id       uuid        not null,
    unit     uuid        not null,
    category text        not null, -- the beginning of a code; empty for all
    title    text        not null check (char_length(title) between 1 and 40),
    text     text        not null check (char_length(text) between 1 and 2000),
    made_at  timestamptz not null,
    gone     boolean     not null default false, -- taken away
    primary key (district, id)
);
create index phrase_unit on phrases.phrase (district, unit, id);

call reach.by_district('phrases.phrase');
