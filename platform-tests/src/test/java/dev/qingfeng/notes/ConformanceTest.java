package dev.qingfeng.notes;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConformanceTest extends ServiceConformance {}
