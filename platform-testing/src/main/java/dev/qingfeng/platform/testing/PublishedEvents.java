package dev.qingfeng.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a topic of the broker of this module's tests from its beginning, as a system outside would. An event of this module's
 * service that does not keep its contract fails every test that reads it.
 */
public final class PublishedEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, TopicRead> TOPICS = new ConcurrentHashMap<>();

    private final TopicRead topic;
    private final List<PublishedEvent> read = new ArrayList<>();

    private PublishedEvents(TopicRead topic) {
        this.topic = topic;
    }

    public static PublishedEvents on(String topic) {
        return new PublishedEvents(TOPICS.computeIfAbsent(topic, TopicRead::of));
    }

    /** The first event that fits, waiting for it up to a minute; fails the test if none comes. */
    public PublishedEvent await(Predicate<PublishedEvent> fits) {
        return await(1, fits).get(0);
    }

    /** At least so many events that fit, waiting up to a minute; fails the test if fewer come. */
    public List<PublishedEvent> await(int count, Predicate<PublishedEvent> fits) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<PublishedEvent> found = seen(fits).toList();
            if (found.size() >= count) {
                return found;
            }
            poll(Duration.ofMillis(200));
        }
        throw new AssertionError(
                "Awaited " + count + " events, got " + seen(fits).count() + " among " + read.size());
    }

    /** All that the topic holds by now. */
    public List<PublishedEvent> untilNow() {
        topic.readToItsEnd();
        poll(Duration.ZERO);
        return List.copyOf(read);
    }

    /** All events that come until none has come for the given time. */
    public List<PublishedEvent> drain(Duration quiet) {
        Instant last = Instant.now();
        while (Instant.now().isBefore(last.plus(quiet))) {
            if (poll(Duration.ofMillis(200)) > 0) {
                last = Instant.now();
            }
        }
        return List.copyOf(read);
    }

    private Stream<PublishedEvent> seen(Predicate<PublishedEvent> fits) {
        return read.stream().filter(fits);
    }

    private int poll(Duration time) {
        List<PublishedEvent> more = topic.after(read.size(), time);
        read.addAll(more);
        return more.size();
    }

    /** Nothing is left open: all tests of the module read a topic with one consumer. */
    @Override
    public void close() {
        read.clear();
    }
}
