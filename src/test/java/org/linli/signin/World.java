package org.linli.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;

/** A district of the tests' own with a few communities and whoever they need. */
record World(People people, Organisations organisations, Posts posts, Credentials credentials, Clock clock) {
    static final District HERE = new District("980007");
    static final PlaceCode STREET = new PlaceCode("980007001");
    static final String PASSWORD = "three quiet lamps";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    PlaceCode community() {
        return new PlaceCode(STREET + "%03d".formatted(NUMBER.incrementAndGet()));
    }

    Organisation organisation(PlaceCode place, String function) {
        return organisations
                .find(place, function)
                .orElseGet(() -> organisations.add(place, function, new Words("某" + function, "Some " + function)));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Somebody without a post or a way to sign in. */
    Staff somebody() {
        var login = "tester" + NUMBER.incrementAndGet();
        return new Staff(people.add(HERE, "测试员 " + login, null, null, Lang.ZH), HERE, login, "测试员 " + login);
    }

    /** Somebody who can sign in with {@link #PASSWORD}. */
    Staff withAccount() {
        var staff = somebody();
        credentials.giveCredential(HERE, staff.person(), staff.login(), PASSWORD);
        return staff;
    }

    PostId post(Staff staff, String office, Organisation at, @Nullable LocalDate to) {
        return posts.start(HERE, staff.person(), office, at.id(), today().minusDays(1), to);
    }
}
