package dev.qingfeng.inspection.ballot;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the service logs from now on, with all that comes with a line. */
final class LogOfTests implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {

        private final PatternFormatter format = new PatternFormatter("%d %p %c %X %m %e");

        @Override
        public void publish(LogRecord record) {
            lines.add(format.format(ExtLogRecord.wrap(record)).toUpperCase(Locale.ROOT));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    LogOfTests() {
        Logger.getLogger("").addHandler(listener);
    }

    /** Those in which one of these stands, in any case. */
    List<String> with(List<String> wanted) {
        return lines.stream()
                .filter(line -> wanted.stream().anyMatch(each -> line.contains(each.toUpperCase(Locale.ROOT))))
                .toList();
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
    }
}
