package dev.qingfeng.pledge.breach;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What does not read breaches cannot tell of them: no board, count, export or stream does. */
class BreachesAreReadHereOnlyTest {

    @Test
    void nothingElseOfTheServiceKnowsOfBreaches() {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.qingfeng.pledge");
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.qingfeng.pledge.breach")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.qingfeng.pledge.breach")
                .check(service);
    }
}
