package org.linli.mine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.people.PersonId;
import org.linli.people.PersonPanel;
import org.linli.people.PersonSection;
import org.springframework.stereotype.Component;

/** The receipts that somebody keeps, among their own data: by their public codes. */
@Component
class MyReceipts implements PersonPanel {
    private static final int LISTED = 1_000;

    private final MineStore store;

    MyReceipts(MineStore store) {
        this.store = store;
    }

    @Override
    public PersonSection section(District district, Collection<PersonId> ids, Lang lang) {
        List<Map<String, String>> rows = ids.stream()
                .flatMap(id -> store.list(district, id, null, LISTED).stream())
                .map(kept -> Map.of("code", kept.code()))
                .toList();
        return new PersonSection("mine", rows);
    }
}
