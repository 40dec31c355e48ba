package dev.qingfeng.complaint;

import dev.qingfeng.complaint.figures.ComplaintMonthService;
import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    @Inject
    ComplaintMonthService months;

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
            months.tellEndedMonths(registry.cycle, LocalDate.now(ZoneOffset.UTC));
        } finally {
            registry.close();
        }
    }
}
