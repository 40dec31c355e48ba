package dev.qingfeng.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsRefusedWithItsHolder() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            Refusal refusal = assertThrows(Refusal.class, () -> Ports.requireFree("Kafka", port));

            ProcessHandle self = ProcessHandle.current();
            assertEquals(
                    "Port %d, wanted for Kafka, is taken by process %d (%s): stop that, or start with --free-ports"
                            .formatted(port, self.pid(), self.info().command().orElseThrow()),
                    refusal.getMessage());
            assertTrue(Ports.answers(port));
        }
    }

    @Test
    void freePortsAreFreeAndDifferent() {
        var ports = Ports.free(20);

        ports.forEach(port -> Ports.requireFree("this test", port));
        assertEquals(20, Set.copyOf(ports).size());
        assertFalse(Ports.answers(ports.get(0)));
    }
}
