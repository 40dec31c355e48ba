package dev.qingfeng.local;

import java.io.PrintStream;
import java.util.Locale;

/** What the person at the keyboard sees while the parts start. */
final class Progress {
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

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
