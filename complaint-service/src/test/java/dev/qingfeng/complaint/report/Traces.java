package dev.qingfeng.complaint.report;

import static io.restassured.RestAssured.given;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Looks for something in everything that the service leaves behind: tables, log, metrics, threads as they are dumped, spans, topics, and the
 * problem documents that it answered with.
 */
final class Traces implements AutoCloseable {

    private static final List<String> TOPICS = List.of(
            "qingfeng.complaint.events.v1",
            "qingfeng.complaint.clearances.v1",
            "qingfeng.complaint.breaches.v1",
            "qingfeng.complaint.months.v1",
            "qingfeng.audit.seals.v1",
            "complaint-service.dead-letter.v1");

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {

        private final PatternFormatter format = new PatternFormatter("%d %p %c %X %m %e");

        @Override
        public void publish(LogRecord record) {
            log.add(format.format(ExtLogRecord.wrap(record)));
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

    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    private final Filter answers = (request, specification, context) -> {
        Response answer = context.next(request, specification);
        if (String.valueOf(answer.contentType()).startsWith("application/problem+json")) {
            problems.add(answer.headers() + answer.asString());
        }
        return answer;
    };

    /** Listens to the log from now on, with all that comes with a line, and to what is refused. */
    Traces() {
        Logger.getLogger("").addHandler(listener);
        RestAssured.filters(answers);
    }

    /** Where any of these is found, in any case, as text, as bytes in hexadecimal, or in Base64. */
    Set<String> of(List<String> secrets) {
        List<String> needles = secrets.stream().flatMap(Traces::spellings).toList();
        Set<String> places = new TreeSet<>();
        log.stream().filter(line -> holds(line, needles)).forEach(line -> places.add("log"));
        if (holds(given().get("/q/metrics").asString(), needles)) {
            places.add("metrics");
        }
        if (Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(thread -> holds(thread.getKey() + Arrays.toString(thread.getValue()), needles))) {
            places.add("threads");
        }
        for (String table :
                Database.column("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            if (Database.column("select t::text from " + table + " t").stream().anyMatch(row -> holds(row, needles))) {
                places.add("table " + table);
            }
        }
        for (String topic : TOPICS) {
            if (eventsOn(topic).stream()
                    .anyMatch(event -> holds(event.key() + event.headers() + event.payload(), needles))) {
                places.add("topic " + topic);
            }
        }
        if (problems.stream().anyMatch(problem -> holds(problem, needles))) {
            places.add("problems");
        }
        // The last, since a span may end after its request is answered.
        if (CDI.current().select(EndedSpans.class).get().spans.stream().anyMatch(span -> holds(span, needles))) {
            places.add("spans");
        }
        return places;
    }

    private static Stream<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Stream.of(secret, HexFormat.of().formatHex(bytes), base64.substring(0, base64.length() - 1));
    }

    private static boolean holds(String text, List<String> needles) {
        String lower = text.toLowerCase(Locale.ROOT);
        return needles.stream().anyMatch(needle -> lower.contains(needle.toLowerCase(Locale.ROOT)));
    }

    private static List<PublishedEvent> eventsOn(String topic) {
        try (PublishedEvents events = PublishedEvents.on(topic)) {
            return events.drain(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
        RestAssured.replaceFiltersWith(RestAssured.filters().stream()
                .filter(filter -> filter != answers)
                .toList());
    }
}
