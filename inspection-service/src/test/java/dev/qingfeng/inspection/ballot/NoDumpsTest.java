package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.quarkus.runtime.StartupEvent;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoDumpsTest {

    private static final HotSpotDiagnosticMXBean JVM =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    /** In the JVM of this test, of which this can be switched while it runs. */
    @Test
    void aServiceThatWouldWriteItsHeapToAFileDoesNotStart() {
        NoDumps none = new NoDumps();
        assertThatCode(() -> none.require(new StartupEvent())).doesNotThrowAnyException();
        JVM.setVMOption("HeapDumpOnOutOfMemoryError", "true");
        try {
            assertThatThrownBy(() -> none.require(new StartupEvent()))
                    .hasMessage(
                            "Start this service with -XX:-HeapDumpOnOutOfMemoryError: while a box is counted, keys and"
                                    + " ballots are in its memory");
        } finally {
            JVM.setVMOption("HeapDumpOnOutOfMemoryError", "false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HeapDumpBeforeFullGC", "HeapDumpAfterFullGC"})
    void norOneThatWouldWhenItCollectsGarbage(String option) {
        assertThat(JVM.getVMOption(option).getValue()).isEqualTo("false");
        assertThatThrownBy(() -> NoDumps.requireNoHeapDumps(option::equals)).hasMessageContaining(option);
    }

    @Test
    void whatTheCommandLacksIsSaid() {
        assertThat(NoDumps.lacking(Set.of("DisableAttachMechanism")::contains)).isEmpty();
        assertThat(NoDumps.lacking(Set.of("CreateCoredumpOnCrash")::contains))
                .hasSize(2)
                .anyMatch(said -> said.contains("-XX:+DisableAttachMechanism"))
                .anyMatch(said -> said.contains("-XX:-CreateCoredumpOnCrash"));
    }
}
