package dev.qingfeng.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The log of the service under test, in a file, in the format that production writes to the console. */
public final class ServiceLog {

    private static final Path FILE = Path.of("target", "service.log");

    private ServiceLog() {}

    static Map<String, String> config() {
        return Map.of(
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", FILE.toString(),
                "quarkus.log.file.json.enabled", "true");
    }

    /** All that was logged so far, as it stands in the file. */
    public static String text() {
        try {
            String text = Files.readString(FILE);
            // The line that is being written is not there yet.
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines; fails the test where one is not JSON. */
    public static List<JsonNode> lines() {
        return text().lines().map(Documents::json).toList();
    }
}
