package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    /** Whether somebody sits in front of it, for picocli. */
    private static final String TERMINAL = "picocli.ansi";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @AfterEach
    void asItWas() {
        System.clearProperty(TERMINAL);
    }

    @Test
    void aBarGrowsAndGivesWayToTheSecondsItTook() {
        String all = load(true);

        assertTrue(all.contains("\r  sample city          [" + "#".repeat(10) + " ".repeat(30) + "]\r"), all);
        assertTrue(all.contains("\r  sample city          [" + "#".repeat(40) + "]\r"), all);
        assertTrue(all.substring(all.lastIndexOf('[') + 1).matches("(?s).*K  sample city +[0-9]+\\.[0-9] s\\R"), all);
    }

    @Test
    void nobodySeesABarInALog() {
        String all = load(false);

        assertTrue(all.matches("  sample city +[0-9]+\\.[0-9] s\\R"), all);
    }

    private String load(boolean terminal) {
        System.setProperty(TERMINAL, String.valueOf(terminal));
        new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8)).part("sample city", done -> {
            done.accept(0.25);
            done.accept(1);
        });
        return shown.toString(StandardCharsets.UTF_8);
    }
}
