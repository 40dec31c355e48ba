package dev.qingfeng.inspection.ballot;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** While a box is counted, keys and ballots are in memory. So nothing of it is written to a disk. */
@ApplicationScoped
class NoDumps {

    private static final Logger LOG = Logger.getLogger(NoDumps.class);

    private static final List<String> HEAP_DUMPS =
            List.of("HeapDumpOnOutOfMemoryError", "HeapDumpBeforeFullGC", "HeapDumpAfterFullGC");

    /** A service does not start that would write its heap to a file by itself. */
    void require(@Observes StartupEvent event) {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Predicate<String> on =
                option -> Boolean.parseBoolean(jvm.getVMOption(option).getValue());
        requireNoHeapDumps(on);
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            lacking(on).forEach(LOG::warn);
        }
    }

    /** @param on whether an option of the JVM is */
    static void requireNoHeapDumps(Predicate<String> on) {
        HEAP_DUMPS.stream().filter(on).findFirst().ifPresent(option -> {
            throw new IllegalStateException(
                    "Start this service with -XX:-%s: while a box is counted, keys and ballots are in its memory"
                            .formatted(option));
        });
    }

    /** What should be said in the command and is not, for the log. */
    static List<String> lacking(Predicate<String> on) {
        return Stream.concat(
                        on.test("DisableAttachMechanism") ? Stream.empty() : Stream.of("-XX:+DisableAttachMechanism"),
                        on.test("CreateCoredumpOnCrash") ? Stream.of("-XX:-CreateCoredumpOnCrash") : Stream.empty())
                .map(option -> "This service should be started with %s, so that nobody has a dump of its memory"
                        .formatted(option))
                .toList();
    }
}
