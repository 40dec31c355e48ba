package dev.qingfeng.complaint.attachment;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.confidential.FileScanner;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Has each attachment looked at by a clamd beside the service, where the configuration names one. */
@Singleton
public class ClamdScanner implements FileScanner {

    private static final Logger LOG = Logger.getLogger(ClamdScanner.class);
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final Optional<URI> clamd;

    /** @param clamd such as {@code tcp://127.0.0.1:3310}; nothing is scanned without one */
    ClamdScanner(@ConfigProperty(name = "qingfeng.complaint.clamd") Optional<URI> clamd) {
        this.clamd = clamd;
    }

    /** Refuses with 422 {@code file-infected}, and with 503 {@code scanner-away} where clamd gives no verdict. */
    @Override
    public void scan(InputStream plain) throws IOException {
        if (clamd.isEmpty()) {
            return;
        }
        String verdict;
        try {
            verdict = verdict(clamd.get(), plain);
        } catch (IOException e) {
            LOG.error("clamd cannot be reached, and attachments are refused", e);
            throw ProblemException.of(ComplaintProblem.SCANNER_AWAY);
        }
        if (verdict.endsWith(" FOUND")) {
            throw ProblemException.of(ComplaintProblem.FILE_INFECTED);
        }
        if (!verdict.equals("stream: OK")) {
            LOG.error("clamd does not say what it found, and attachments are refused");
            throw ProblemException.of(ComplaintProblem.SCANNER_AWAY);
        }
    }

    /** As its protocol has it: pieces, each after its length, and an empty one at the end. */
    private static String verdict(URI clamd, InputStream plain) throws IOException {
        try (Socket socket = new Socket()) {
            int patience = (int) LONGEST_SILENCE.toMillis();
            socket.connect(new InetSocketAddress(clamd.getHost(), clamd.getPort()), patience);
            socket.setSoTimeout(patience);
            DataOutputStream asked = new DataOutputStream(socket.getOutputStream());
            asked.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[PIECE];
            for (int read = plain.read(piece); read >= 0; read = plain.read(piece)) {
                if (read > 0) {
                    asked.writeInt(read);
                    asked.write(piece, 0, read);
                }
            }
            asked.writeInt(0);
            asked.flush();
            byte[] answer = new BufferedInputStream(socket.getInputStream()).readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }
}
