package dev.qingfeng.platform.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rows of one kind are written to. One target serves one import, which may be of more rows than there is room for: they come
 * in parts of at most {@link ImportConfig#rowsAtOnce}, first to be judged, then to be written, and after a part nothing that was
 * found for it is managed any more. What a target remembers of every row has to be small.
 *
 * @param <R> a row of the file
 * @param <E> the record that it is written to
 */
public interface ImportTarget<R extends Record, E> {

    /** Column of the natural key. */
    String keyColumn();

    /** The row's natural key: a row writes to the record that has it, or to a new one. */
    String key(R row);

    /** The records there are, by key; asked for once for each part, and for a large file again before it is written. */
    Map<String, E> find(Collection<String> keys);

    /**
     * What is wrong with a row beyond its own cells, given the record it would write to; nothing may be written here. Asked again
     * before the row of a large file is written.
     */
    List<Fault> faults(R row, @Nullable E existing);

    /** Remembers what {@link #faultsTogether} needs of a row that is good by itself. */
    default void judged(R row, @Nullable E existing) {}

    /**
     * What is wrong with the rows together, by their keys; each alone is good. Asked again without those at fault until nothing
     * is.
     *
     * @param without the keys of rows that are left out
     */
    default Map<String, Fault> faultsTogether(Set<String> without) {
        return Map.of();
    }

    /** Whether the record says already what the row says. */
    boolean same(E existing, R row);

    /** Writes a new record; returns it managed, with its id. */
    E create(R row);

    void change(E existing, R row);

    /** Publishes the new state of what was written of a part. */
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
