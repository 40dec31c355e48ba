package dev.qingfeng.appointment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.qingfeng.platform.testing.BoundaryRules;

@AnalyzeClasses(packages = "dev.qingfeng")
class BoundariesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(BoundaryRules.class);

    /** What decides who may lead a township is plain arithmetic, which anybody can run again. */
    @ArchTest
    static final ArchRule PRINCIPLES_NEED_NEITHER_CONTAINER_NOR_DATABASE = noClasses()
            .that()
            .resideInAPackage("dev.qingfeng.appointment.principle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "jakarta.persistence..", "jakarta.ws.rs..", "org.hibernate.annotations..");
}
