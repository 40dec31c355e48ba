package dev.qingfeng.notes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.qingfeng.platform.testing.BoundaryRules;

@AnalyzeClasses(packages = "dev.qingfeng")
class BoundariesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(BoundaryRules.class);
}
