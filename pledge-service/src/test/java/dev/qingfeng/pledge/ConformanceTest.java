package dev.qingfeng.pledge;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    @Override
    protected void tellOfEachState() {
        RegistryOfTests registry = new RegistryOfTests();
        try {
            registry.founded();
            registry.knownCadre("8", registry.town, "LEADING_CADRE");
            registry.openCampaign(
                            "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                    .statusCode(201);
            registry.signOwn("8").statusCode(200);
        } finally {
            registry.close();
        }
    }
}
