package org.linli.places;

import java.util.function.LongConsumer;
import org.linli.ledger.ActTypes;
import org.linli.web.Exporter;
import org.linli.web.ImportReport;
import org.linli.web.Importer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlacesConfiguration {
    @Bean
    ActTypes placesActs() {
        return ActTypes.of(PlaceImported.class, PlaceOpened.class, PlaceRenamed.class, PlaceClosed.class);
    }

    @Bean
    Pinyin pinyin() {
        return new Pinyin();
    }

    @Bean
    Importer placesImporter(Places places) {
        return new Importer() {
            @Override
            public String what() {
                return "places";
            }

            @Override
            public ImportReport read(Importer.Order order, LongConsumer progress) {
                return places.importAll(order.file(), order.dryRun(), progress);
            }
        };
    }

    @Bean
    Exporter placesExporter(Places places) {
        return new Exporter() {
            @Override
            public String what() {
                return "places";
            }

            @Override
            public long write(Exporter.Order order) {
                return places.exportAll(order.file());
            }
        };
    }
}
