package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.local.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The lines with which a newcomer signs a pledge: pasted into a shell, they print what the service answers. */
record PastedLines(String text) {

    private static final Path README = Path.of(System.getProperty("qingfeng.root", ".."), "README.md");

    /** As ./start printed them. */
    static PastedLines ofThePage(Qingfeng qingfeng) {
        return new PastedLines(signing(qingfeng.page()));
    }

    /** As README has them, with the ports of this system. */
    static PastedLines ofReadme(Qingfeng qingfeng) {
        RunningSystem parts = qingfeng.parts();
        try {
            return new PastedLines(signing(Files.readString(README))
                    .replace("http://127.0.0.1:18080", parts.keycloak().url())
                    .replace("http://127.0.0.1:8081", qingfeng.url("pledge-service")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signing(String document) {
        return document.lines()
                .dropWhile(line -> !line.strip().startsWith("TOKEN="))
                .takeWhile(line -> !line.isBlank() && !line.equals("```"))
                .collect(Collectors.joining("\n"))
                .stripIndent();
    }

    /** With another Idempotency-Key than the one that everyone gets. */
    PastedLines withKey(String key) {
        return new PastedLines(text.replace("my-first-signature", key));
    }

    JsonNode run() {
        try {
            Process shell = new ProcessBuilder("sh", "-euc", text)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ObjectMapper()
                    .readTree(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
