package dev.qingfeng.platform.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows of one kind are written to. One target serves one import and may remember what it has seen.
 *
 * @param <R> a row of the file
 * @param <E> the record that it is written to
 */
public interface ImportTarget<R extends Record, E> {

    /** Column of the natural key. */
    String keyColumn();

    /** The row's natural key: a row writes to the record that has it, or to a new one. */
    String key(R row);

    /** The records there are, by key; asked for at most {@value Importer#KEYS_AT_ONCE} keys at a time. */
    Map<String, E> find(Collection<String> keys);

    /** What is wrong with a row beyond its own cells, given the record it would write to; nothing may be written here. */
    List<Fault> faults(R row, @Nullable E existing);

    /**
     * What is wrong with these rows together, by their keys; each alone is good. Asked again without those at fault until
     * nothing is.
     */
    default Map<String, Fault> faultsTogether(List<R> rows) {
        return Map.of();
    }

    /** Whether the record says already what the row says. */
    boolean same(E existing, R row);

    /** Writes a new record; returns it managed, with its id. */
    E create(R row);

    void change(E existing, R row);

    /** Publishes the new state of all that was written. */
    void publish(List<E> written);

    /**
     * A fault of a row.
     *
     * @param code has its words under {@code error.<code>}
     * @param arguments fill the placeholders of the words
     */
    record Fault(String column, String code, List<Object> arguments) {

        public Fault(String column, String code) {
            this(column, code, List.of());
        }
    }
}
