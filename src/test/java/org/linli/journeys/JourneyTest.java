package org.linli.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/** A test on a server that serves, as people meet it with a browser. All share one server and its database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "LINLI_DATA=${java.io.tmpdir}/linli-journeys-${PID}",
            "LINLI_SCENARIO=none",
            "linli.serving=true",
            "LINLI_OIDC_ISSUER=http://127.0.0.1:${random.int[20000,29999]}", // started by the test that goes there
            "LINLI_OIDC_CLIENT_ID=linli",
            "LINLI_OIDC_CLIENT_SECRET=told-to-linli-alone",
            "LINLI_OIDC_LABEL_ZH=海湾通"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface JourneyTest {}
