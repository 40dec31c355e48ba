package dev.qingfeng.complaint;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    @Override
    protected void tellOfEachState() {
        RegistryOfTests registry = new RegistryOfTests();
        try {
            registry.founded();
            registry.knownCadre("8", registry.town);
            registry.as("1", "discipline-officer")
                    .post("/complaint/v1/clearance-batches")
                    .then()
                    .statusCode(201);
        } finally {
            registry.close();
        }
    }
}
