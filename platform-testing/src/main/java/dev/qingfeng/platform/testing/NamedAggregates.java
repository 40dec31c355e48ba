package dev.qingfeng.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The aggregates of a test's own city, each by the name that it has there. */
public final class NamedAggregates {

    private final List<UUID> places;
    private final String query;
    private final Object[] arguments;

    /**
     * @param places other ids of the city: what is told of one of them is told of the city too
     * @param query gives the id and the name of each aggregate that is there by then
     */
    public NamedAggregates(List<UUID> places, String query, Object... arguments) {
        this.places = List.copyOf(places);
        this.query = query;
        this.arguments = arguments.clone();
    }

    /** Fails the test where none is called so. */
    public String idOf(String name) {
        Map<String, String> names = names();
        return names.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " among " + names.values()));
    }

    /** An event and the transaction that it was written in. */
    record Written(String transaction, ToldEvent event) {}

    /** The events about the city or one of its aggregates since the last time that {@link TransactionWatch} took them. */
    List<Written> written() {
        Map<String, String> names = names();
        List<String> ids = Stream.concat(
                        names.keySet().stream(), places.stream().map(UUID::toString))
                .toList();
        List<Written> written = new ArrayList<>();
        for (List<String> event :
                Database.rows("select transaction, type, subject, version, payload from watch.event")) {
            String subject = event.get(2);
            if (ids.stream().anyMatch((subject + event.get(4))::contains)) {
                written.add(new Written(
                        event.get(0),
                        new ToldEvent(
                                event.get(1), names.getOrDefault(subject, subject), Long.parseLong(event.get(3)))));
            }
        }
        return written;
    }

    private Map<String, String> names() {
        return Database.rows(query, arguments).stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }
}
