package dev.qingfeng.complaint.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.KeyRotation;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.FormerKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrapping key is replaced by naming another in the configuration: the data keys move, the texts stay as they are. */
@QuarkusTest
class KeyRotationTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    KeyRotation rotation;

    @Inject
    CaseFileRepository files;

    @Inject
    Envelope current;

    @Inject
    ConfidentialConfig config;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void dataKeysMoveUnderTheCurrentKey() {
        RegistryOfTests.report(registry.townPath, "逐戶送禮");
        UUID id = UUID.fromString(registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items[0].id"));
        QuarkusTransaction.requiringNew().run(() -> files.findById(id).rewrap(FormerKey.envelope(config)));
        assertThat(Database.number("select count(*) from case_file where id = ? and key_id = 'former'", id))
                .isEqualTo(1);

        rotation.rotate();
        assertThat(Database.number("select count(*) from case_file where key_id <> ?", current.currentKey()))
                .isZero();
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + id)
                .then()
                .body("narrative", equalTo("逐戶送禮"));
    }
}
