package org.linli.house;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.linli.kernel.Scope;
import org.linli.kernel.SteadyClock;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

/** Rules of the house that the compiler cannot see. Generated templates are exempt. */
@AnalyzeClasses(
        packages = "org.linli",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTests.OwnCode.class})
class HouseRulesTests {
    /** Everything but what JTE generates. */
    static final class OwnCode implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("Jte");
        }
    }

    @ArchTest
    static final ArchRule storesArePrivateToTheirModule = classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .should()
            .bePackagePrivate()
            .because("a module is reached through its facade");

    @ArchTest
    static final ArchRule pagesArePrivateToTheirModule = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .and()
            .doNotHaveSimpleName("Problems")
            .should()
            .bePackagePrivate()
            .because("nobody calls a page");

    @ArchTest
    static final ArchRule onlyStoresSpeakSql = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .and()
            .resideOutsideOfPackage("org.linli.database")
            .should()
            .dependOnClassesThat(
                    are(DescribedPredicate.<JavaClass>describe("JDBC", c -> c.isAssignableTo(JdbcClient.class))))
            .because("SQL stands in stores");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time comes from Clock: inject it");

    @ArchTest
    static final ArchRule nobodyWritesToStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackage("org.linli.launch")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("commands write where they are told, everything else logs");

    @ArchTest
    static final ArchRule failuresAreCoded = noClasses()
            .that()
            .areNotAssignableTo(RuntimeException.class)
            .should()
            .callConstructor(RuntimeException.class, String.class)
            .orShould()
            .callConstructor(Exception.class, String.class)
            .because("throw Problem.X.because(...), or IllegalState/IllegalArgument for our own bugs");

    @ArchTest
    static final ArchRule actsAreRecordsWithAKind = classes()
            .that()
            .implement(Act.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .beAnnotatedWith(ActKind.class)
            .because("what happened is immutable and its kind is permanent")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule scopesComeFromAccess = noClasses()
            .that()
            .resideOutsideOfPackages("org.linli.kernel", "org.linli.access")
            .should()
            .callConstructor(Scope.class, org.linli.kernel.District.class, java.util.List.class, java.util.Set.class)
            .orShould()
            .callMethod(Scope.class, "whole", org.linli.kernel.District.class)
            .because("how far somebody reaches follows from posts, in one place");

    @ArchTest
    static final ArchRule onlyScenariosMoveTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("org.linli.kernel", "org.linli.scenario")
            .should()
            .callMethod(SteadyClock.class, "follow", java.time.Clock.class)
            .because("the clock is nobody's to stop");

    @ArchTest
    static final ArchRule noGetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areRecords()
            .should()
            .haveNameMatching("get[A-Z].*")
            .because("accessors go without get");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that()
            .resideOutsideOfPackage("org.linli.launch")
            .should(new ArchCondition<JavaClass>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });
}
