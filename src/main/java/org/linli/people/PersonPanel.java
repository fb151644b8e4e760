package org.linli.people;

import java.util.Collection;
import org.linli.kernel.District;
import org.linli.kernel.Lang;

/** What a module above this one keeps of a person, for the page and the file of their own data. Exposed as a bean. */
public interface PersonPanel {
    /** What is kept of the person who has {@code ids}, in {@code lang}; a section without rows where nothing is. */
    PersonSection section(District district, Collection<PersonId> ids, Lang lang);
}
