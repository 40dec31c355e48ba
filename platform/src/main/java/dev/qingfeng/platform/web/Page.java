package dev.qingfeng.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in the order of a key that never changes, so that a walk meets every row that was there at its start
 * exactly once.
 *
 * @param next cursor of the next page, also sent as {@code Link: rel="next"}; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,

        @Schema(description = "Cursor of the next page; absent on the last one") @Nullable
        String next) {

    /**
     * The page that a query asked for.
     *
     * @param list name of the list with its filters: a cursor is refused elsewhere
     * @param rows at most {@link PageQuery#rowsToRead()} rows, read after {@link PageQuery#after}
     * @param key the row's key in the list's order
     */
    public static <R, T> Page<T> of(
            String list, PageQuery query, List<R> rows, Function<R, String> key, Function<R, T> view) {
        boolean last = rows.size() <= query.limit();
        List<R> shown = last ? rows : rows.subList(0, query.limit());
        String next = last ? null : Cursor.at(list, key.apply(shown.get(shown.size() - 1)));
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
