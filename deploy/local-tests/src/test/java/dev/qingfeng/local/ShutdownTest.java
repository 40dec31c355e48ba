package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Shutdown shutdown = new Shutdown();

    @Test
    void whoUsesAPartStopsBeforeIt() {
        shutdown.add(Shutdown.Stage.DATABASE, () -> stopped.add("PostgreSQL"));
        shutdown.add(Shutdown.Stage.BROKERS, () -> stopped.add("Kafka"));
        shutdown.add(Shutdown.Stage.SERVICES, () -> stopped.add("pledge-service"));

        shutdown.run();

        assertEquals(List.of("pledge-service", "Kafka", "PostgreSQL"), stopped);
    }

    @Test
    void aPartThatComesTooLateIsStoppedAtOnce() {
        assertTrue(shutdown.begin());
        assertFalse(shutdown.begin());

        shutdown.add(Shutdown.Stage.BROKERS, () -> stopped.add("Keycloak"));

        assertEquals(List.of("Keycloak"), stopped);
    }
}
