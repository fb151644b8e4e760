package org.linli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
        properties = {"LINLI_DATA=${java.io.tmpdir}/linli-tests-${PID}", "LINLI_SCENARIO=none", "LINLI_SMS=file"})
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface LinliTest {}
