package dev.qingfeng.platform.confidential;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The files that came in with a request, or in the course of what goes on beside requests; gone with it. */
@RequestScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final List<Upload> received = new ArrayList<>();

    /** See {@link Upload#of}. */
    public Upload receive(InputStream content, int megabytes) throws IOException {
        Upload upload = Upload.of(content, megabytes);
        received.add(upload);
        return upload;
    }

    @PreDestroy
    void close() {
        for (Upload upload : received) {
            try {
                upload.close();
            } catch (IOException e) {
                LOG.warn("A temporary file could not be closed", e);
            }
        }
    }
}
