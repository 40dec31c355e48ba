package dev.qingfeng.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports on the loopback address. */
public final class Ports {
    private Ports() {}

    /** A port that nothing listened on a moment ago. */
    public static int free() {
        return free(1).get(0);
    }

    /** So many different ports that nothing listened on a moment ago. */
    public static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** Refuses, naming the part that wants the port and the process that has it, when the port is taken. */
    public static void requireFree(String part, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            if (!socket.isBound()) {
                throw new IOException("not bound");
            }
        } catch (IOException e) {
            String holder = PortHolder.of(port)
                    .map(process -> "process %d (%s)"
                            .formatted(process.pid(), process.info().command().orElse("command unknown")))
                    .orElse("another process");
            throw new Refusal(
                    "Port %d, wanted for %s, is taken by %s: stop that, or start with --free-ports"
                            .formatted(port, part, holder),
                    e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something accepts connections on this port now. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
