package org.linli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/**
 * A test on the whole application and a real PostgreSQL. All such tests share one context and one database, so each keeps to
 * districts that no other uses. Readers do not run by themselves: call {@code ledger.drain()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "LINLI_DATA=${java.io.tmpdir}/linli-tests-${PID}",
            "LINLI_SCENARIO=none",
            "LINLI_SMS=file",
            "LINLI_WEBHOOKS=any",
            // one provider for the test that starts it, and one that is never there
            "LINLI_OIDC_ISSUER=http://127.0.0.1:${random.int[20000,29999]}${linli.oidc.path:}",
            "LINLI_OIDC_CLIENT_ID=linli",
            "LINLI_OIDC_CLIENT_SECRET=told-to-linli-alone",
            "LINLI_OIDC_LABEL_ZH=海湾通",
            "LINLI_OIDC_LABEL_EN=Bay pass",
            "LINLI_OIDC_2_ISSUER=http://127.0.0.1:1",
            "LINLI_OIDC_2_CLIENT_ID=linli",
            "LINLI_OIDC_2_CLIENT_SECRET=told-to-linli-alone",
            "LINLI_OIDC_2_LABEL_ZH=远山通"
        })
@AutoConfigureMockMvc
@ExtendWith(AsTheSystem.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface LinliTest {}
