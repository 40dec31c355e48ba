package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Holds the states of cadres that a system outside gets against the versions that REST shows. */
final class Delivery {

    private static final String CADRES = "qingfeng.registry.cadres.v1";

    private Delivery() {}

    /** What an event tells of: with which version this cadre was written. */
    private record Change(UUID cadre, long version) {

        static Change of(Event event) {
            return new Change(UUID.fromString(event.key()), event.version());
        }
    }

    /**
     * Every version that was committed is published and none that was not; of each cadre the first occurrences came in
     * order, and the last event, which alone survives compaction, is the last version.
     *
     * @param versions the present version of each cadre; the first was 0
     */
    static void assertComplete(Qingfeng qingfeng, Map<UUID, Long> versions) {
        Set<Change> committed = versions.entrySet().stream()
                .flatMap(cadre -> LongStream.rangeClosed(0, cadre.getValue())
                        .mapToObj(version -> new Change(cadre.getKey(), version)))
                .collect(Collectors.toSet());
        try (OutsideConsumer website = OutsideConsumer.of(qingfeng, CADRES)) {
            website.await(events -> changes(events).containsAll(committed), committed.size() + " versions");
            List<Event> published = website.drain(Duration.ofSeconds(1)).stream()
                    .filter(event -> versions.containsKey(UUID.fromString(event.key())))
                    .toList();

            assertThat(changes(published)).as("published").isEqualTo(committed);
            versions.forEach((cadre, last) -> {
                List<Long> arrived = published.stream()
                        .filter(event -> event.key().equals(cadre.toString()))
                        .map(Event::version)
                        .toList();
                assertThat(arrived.stream().distinct().toList())
                        .as("first occurrences of %s", cadre)
                        .isSorted();
                assertThat(arrived.get(arrived.size() - 1))
                        .as("the last event of %s", cadre)
                        .isEqualTo(last);
            });
        }
    }

    private static Set<Change> changes(List<Event> events) {
        return events.stream().map(Change::of).collect(Collectors.toCollection(HashSet::new));
    }
}
