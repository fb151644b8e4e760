call reach.by_district('passkeys.holder');
call reach.by_district('passkeys.passkey');
