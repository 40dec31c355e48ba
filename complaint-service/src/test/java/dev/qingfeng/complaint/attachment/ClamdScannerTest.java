package dev.qingfeng.complaint.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A file goes to clamd in pieces, and what clamd says of it decides. */
class ClamdScannerTest {

    private static final byte[] FILE = new byte[200_000];

    static {
        new Random(7).nextBytes(FILE);
    }

    /** One that answers once, and what it was sent. */
    private static CompletableFuture<byte[]> clamd(ServerSocket door, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket caller = door.accept()) {
                DataInputStream in = new DataInputStream(caller.getInputStream());
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                ByteArrayOutputStream sent = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    sent.writeBytes(in.readNBytes(length));
                }
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return sent.toByteArray();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static ServerSocket door() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void scan(ServerSocket door) throws IOException {
        new ClamdScanner(Optional.of(URI.create("tcp://127.0.0.1:" + door.getLocalPort())))
                .scan(new ByteArrayInputStream(FILE));
    }

    @Test
    void whatIsCleanPassesAndWasSeenWhole() throws Exception {
        try (ServerSocket door = door()) {
            CompletableFuture<byte[]> seen = clamd(door, "stream: OK\0");
            scan(door);
            assertThat(seen.get()).isEqualTo(FILE);
        }
    }

    @Test
    void whatIsInfectedIsRefusedByItsCode() throws Exception {
        try (ServerSocket door = door()) {
            CompletableFuture<byte[]> seen = clamd(door, "stream: Win.Test.EICAR_HDB-1 FOUND\0");
            assertThatThrownBy(() -> scan(door))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("file-infected");
            assertThat(seen.get()).isEqualTo(FILE);
        }
    }

    @Test
    void withoutAVerdictNothingIsKept() throws Exception {
        try (ServerSocket door = door()) {
            CompletableFuture<byte[]> seen = clamd(door, "INSTREAM size limit exceeded. ERROR\0");
            assertThatThrownBy(() -> scan(door)).hasMessage("scanner-away");
            assertThat(seen.get()).isEqualTo(FILE);
        }
        ServerSocket closed = door();
        closed.close();
        assertThatThrownBy(() -> scan(closed)).hasMessage("scanner-away");
    }

    @Test
    void whereNoneIsNamedNothingIsAsked() {
        assertThatCode(() -> new ClamdScanner(Optional.empty()).scan(new ByteArrayInputStream(FILE)))
                .doesNotThrowAnyException();
    }
}
