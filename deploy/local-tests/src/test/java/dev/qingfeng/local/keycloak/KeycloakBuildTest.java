package dev.qingfeng.local.keycloak;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a fresh clone this is also what builds Keycloak: the acceptance tests, which everything waits for, find it built. */
class KeycloakBuildTest {

    @TempDir
    private Path logs;

    @Test
    void whatWasBuiltIsNotBuiltAgain() {
        Path distribution =
                KeycloakServer.distribution(Path.of(System.getProperty("qingfeng.root"), "deploy/local/target"));
        KeycloakServer.build(distribution, logs.resolve("first.log"));
        assertTrue(Files.exists(distribution.resolve("built-as")));

        Path second = logs.resolve("second.log");
        KeycloakServer.build(distribution, second);
        assertFalse(Files.exists(second), "something was started");
    }
}
