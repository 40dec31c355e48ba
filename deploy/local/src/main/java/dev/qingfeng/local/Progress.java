package dev.qingfeng.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import picocli.CommandLine;

/** What the person at the keyboard sees while the parts start. */
final class Progress {
    private static final int BAR_WIDTH = 40;

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Does the work of one part, and then says how long it took. */
    void part(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        say(String.format(Locale.ROOT, "  %-20s %6.1f s", name, (System.nanoTime() - start) / 1e9));
    }

    /** Does the work of one part that takes long, and shows meanwhile how much of it is done. */
    void part(String name, Consumer<DoubleConsumer> work) {
        part(name, () -> {
            work.accept(done -> bar(name, done));
            erase();
        });
    }

    /** A line that the next one overwrites; somebody has to sit in front of it. */
    private synchronized void bar(String name, double done) {
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            int filled = (int) (BAR_WIDTH * Math.min(done, 1));
            out.printf(Locale.ROOT, "\r  %-20s [%s%s]\r", name, "#".repeat(filled), " ".repeat(BAR_WIDTH - filled));
            out.flush();
        }
    }

    private synchronized void erase() {
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            out.print("\r\033[K");
        }
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
