package dev.qingfeng.pledge;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConformanceTest extends ServiceConformance {}
