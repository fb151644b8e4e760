package org.linli.codes;

import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.people.PersonId;
import org.linli.signin.Door;
import org.linli.signin.Means;
import org.linli.signin.Offer;
import org.linli.signin.Way;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door of codes on paper. Such a code opens once and is nobody's lasting way in. */
@Component
@Order(5)
class PaperDoor implements Door {
    @Override
    public Means means() {
        return Means.PAPER;
    }

    @Override
    public List<Offer> offers() {
        return List.of(Offer.of(Means.PAPER, "/sign-in/code", null));
    }

    @Override
    public List<Way> ways(District district, PersonId person) {
        return List.of();
    }

    @Override
    public void remove(District district, PersonId person, String id) {
        throw Problem.NOT_FOUND.because("a paper code is no lasting way in");
    }
}
