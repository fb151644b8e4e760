-- trigram search; a trusted extension, so the owner may create it
create extension if not exists pg_trgm;
