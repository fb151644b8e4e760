package org.linli.catalogue;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {
    /** The version that ships with the product. */
    static final int SHIPPED = 2026;

    /** The newest catalogue in the database, into which the shipped one is written where it is missing. */
    @Bean
    Catalogue matterCatalogue(CategoryStore store) {
        store.add(CatalogueFiles.read(SHIPPED));
        return store.newest(CatalogueFiles.functions());
    }

    /** Keywords, until a router learns. */
    @Bean
    @ConditionalOnMissingBean(Router.class)
    Router keywordRouter(Catalogue catalogue) {
        return new KeywordRouter(catalogue);
    }
}
