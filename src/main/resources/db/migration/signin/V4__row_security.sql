call reach.by_district('signin.account');
call reach.by_district('signin.sign_in');
call reach.by_district('signin.change');
