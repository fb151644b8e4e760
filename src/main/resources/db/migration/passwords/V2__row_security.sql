call reach.by_district('passwords.credential');

-- which districts know a login: all that signing in asks across districts
create view passwords.login as select login, district from passwords.credential;
