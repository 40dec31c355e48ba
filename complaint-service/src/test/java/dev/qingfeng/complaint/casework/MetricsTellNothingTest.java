package dev.qingfeng.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.complaint.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures of a service are read without signing in: that somebody works on a case is none of them. */
@QuarkusTest
class MetricsTellNothingTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void noMetricSaysThatSomebodyWorksOnACase() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        registry.knownPerson("2", "錢伯庸", null);
        CaseOfTests of =
                new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", accused).substantiated(CaseOfTests.ids(accused));
        of.moved(
                "measures",
                "{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"%s\",\"dueOn\":\"2099-01-01\"}"
                        .formatted(registry.staff("2")));
        registry.record("5", "HOTLINE", "").statusCode(201);
        registry.openBox("5", "6", 1).statusCode(201);
        registry.as("1", "discipline-officer")
                .get("/complaint/v1/clearances")
                .then()
                .statusCode(200);
        registry.as("1", "discipline-officer").urlEncodingEnabled(false).get("/complaint/./v1/complaints");
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics.lines())
                .anyMatch(line -> line.startsWith("qingfeng_outbox_backlog"))
                .noneMatch(line -> line.contains("v1/")
                        || line.contains("qingfeng.complaint.")
                        || line.contains("http_server_requests")
                        || line.contains("ComplaintSubject")
                        || line.contains("Complaint"));
    }
}
