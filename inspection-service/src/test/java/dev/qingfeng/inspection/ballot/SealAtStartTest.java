package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a start ends on a machine on which no ballot could be sealed. Each is a JVM of its own: a library is loaded once. */
@QuarkusTest
class SealAtStartTest {

    @Inject
    BeanManager beans;

    @TempDir
    private Path folder;

    /** What the service does, of all that it does when it starts. */
    @SuppressWarnings("NullAway")
    static final class Start {

        private Start() {}

        public static void main(String[] args) {
            new OpenRounds(null, null, null).requireSeal(new StartupEvent());
            System.out.println("starts");
        }
    }

    @Test
    void theServiceLooksForItsSealBeforeItStarts() {
        assertThat(beans.resolveObserverMethods(new StartupEvent()))
                .<Class<?>>extracting(ObserverMethod::getBeanClass)
                .contains(OpenRounds.class);
    }

    @Test
    void theLibraryIsUnpackedAndNothingOfItIsLeftInTheFolder() throws Exception {
        assertThat(start("-Dorg.conscrypt.native.workdir=" + folder)).isEqualTo("starts\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMachineThatTheLibraryIsNotMadeForIsNamed() throws Exception {
        assertThat(start("-Dos.arch=pdp11"))
                .contains("Ballots cannot be sealed here (%s, pdp11), see docs/operations.md"
                        .formatted(System.getProperty("os.name")))
                .doesNotContain("starts");
    }

    @Test
    void aFolderIntoWhichTheLibraryCannotBeUnpackedIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        assertThat(start("-Dorg.conscrypt.native.workdir=" + file))
                .contains("Ballots cannot be sealed here", "Failed creating temp file")
                .doesNotContain("starts");
    }

    /** All that it says. */
    private static String start(String... settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Start.class.getName()));
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        started.waitFor();
        return said;
    }
}
