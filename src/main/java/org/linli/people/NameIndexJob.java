package org.linli.people;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes persons who were written before names had an index findable by name. Does nothing once all are. */
@Component
@ConditionalOnProperty("linli.serving")
class NameIndexJob {
    private static final int AT_A_TIME = 500;

    private final PersonListStore store;
    private final People people;

    NameIndexJob(PersonListStore store, People people) {
        this.store = store;
        this.people = people;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 3_600_000)
    void run() {
        for (var district : store.withUnindexed()) {
            while (people.indexNames(district, AT_A_TIME) == AT_A_TIME) {
                // on to the next
            }
        }
    }
}
