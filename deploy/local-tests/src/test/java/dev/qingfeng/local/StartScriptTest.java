package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {
    private static final String START =
            Path.of(System.getProperty("qingfeng.root"), "start").toString();

    @TempDir
    private Path home;

    @Test
    void anOldJavaIsRefused() throws Exception {
        Path java = java("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertRefused("Qingfeng does not start: %s is Java 11: set JAVA_HOME to a JDK of version 17 or later.\n"
                .formatted(java));
    }

    @Test
    void aVeryOldJavaIsRefused() throws Exception {
        Path java = java("echo 'java version \"1.8.0_202\"' >&2");

        assertRefused("Qingfeng does not start: %s is Java 8: set JAVA_HOME to a JDK of version 17 or later.\n"
                .formatted(java));
    }

    @Test
    void aWrongJavaHomeIsRefused() throws Exception {
        assertRefused(
                "Qingfeng does not start: JAVA_HOME is %s and holds no Java: set it to a JDK of version 17 or later.\n"
                        .formatted(home));
    }

    private Path java(String script) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private void assertRefused(String sentence) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(START, "--infrastructure").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        Process start = builder.start();
        assertEquals(sentence, new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(1, start.waitFor());
    }
}
