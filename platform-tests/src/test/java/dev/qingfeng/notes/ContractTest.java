package dev.qingfeng.notes;

import dev.qingfeng.platform.testing.ServiceContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ContractTest extends ServiceContract {}
