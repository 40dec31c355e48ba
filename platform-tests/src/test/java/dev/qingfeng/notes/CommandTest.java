package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's jar does for an operator. */
@QuarkusTest
class CommandTest {

    @Inject
    QuarkusApplication program;

    /** It would have two truths: that of the backup, and that of whoever works on. */
    @Test
    void aServiceThatRunsIsNotRestored() throws Exception {
        long epoch = Database.number("select epoch from outbox_epoch");
        assertThat(program.run("restored")).isEqualTo(1);
        assertThat(Database.number("select epoch from outbox_epoch")).isEqualTo(epoch);
        assertThat(Database.number("select count(*) from replay")).isZero();
    }

    @Test
    void whatIsNoCommandIsNotTakenForOne() throws Exception {
        assertThat(program.run("restore")).isEqualTo(2);
        assertThat(program.run("replay", "twice")).isEqualTo(2);
    }

    /** Else what is due by the clock would happen beside the service, or before a restore is complete. */
    @ParameterizedTest
    @ValueSource(strings = {"quarkus.scheduler.enabled", "quarkus.http.host-enabled", "quarkus.oidc.tenant-enabled"})
    void aCommandDoesNothingByTheClockAndServesNobody(String part) {
        SmallRyeConfig command = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withProfiles(List.of("prod", "command"))
                .build();
        assertThat(command.getValue(part, Boolean.class)).isFalse();
    }
}
