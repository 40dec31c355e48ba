package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CI adds to the build, which is played here by a script that does nothing. */
class CiScriptTest {
    private static final Path CI = Path.of(System.getProperty("qingfeng.root"), ".ci/run");

    @TempDir
    private Path clone;

    private Path repository;

    @BeforeEach
    void cloneAndBuild() throws IOException {
        repository = Files.createDirectories(clone.resolve("somewhere/repository"));
        Files.copy(CI, Files.createDirectories(clone.resolve(".ci")).resolve("run"));
        maven("case \"$*\" in *settings.localRepository*) printf %s '" + repository + "' ;; esac");
    }

    @Test
    void aCloneThatInstalledNothingPasses() throws Exception {
        assertCi(0, "");
    }

    @Test
    void whatIsInstalledWhereverMavenKeepsItIsRefused() throws Exception {
        Files.createDirectories(repository.resolve("dev/qingfeng"));

        assertCi(1, "Our own artifacts are installed in " + repository);
    }

    @Test
    void aBuildThatFailsIsRefused() throws Exception {
        maven("echo broken; exit 1");

        assertCi(1, "broken");
    }

    private void maven(String script) throws IOException {
        Path file = Files.writeString(clone.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void assertCi(int code, String beginning) throws Exception {
        Process ci = new ProcessBuilder("bash", clone.resolve(".ci/run").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(ci.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(output.startsWith(beginning), output);
        assertEquals(code, ci.waitFor(), output);
    }
}
