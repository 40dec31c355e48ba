package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list: a cursor that an earlier page gave, and how many rows. */
public final class PageQuery {

    /** The most rows of a page. */
    public static final int MAX_LIMIT = 500;

    /** The most rows that are read for a page: so many parts of rows are fetched at once, for a list of any length. */
    public static final int MAX_ROWS_TO_READ = MAX_LIMIT + 1;

    @Parameter(description = "Where to go on: the `next` of the page before; absent for the first page")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Parameter(description = "How many rows at the most")
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(MAX_LIMIT)
    int limit = 50;

    /** The first page with the given number of rows. */
    public static PageQuery first(int limit) {
        PageQuery query = new PageQuery();
        query.limit = limit;
        return query;
    }

    /** The key after which the page begins, empty for the first; refuses a cursor of another list with 400. */
    public String after(String list) {
        return cursor == null ? "" : Cursor.open(list, cursor);
    }

    /** The id after which the page begins, the nil UUID for the first; refuses any other cursor with 400. */
    public UUID afterId(String list) {
        try {
            return cursor == null ? new UUID(0, 0) : UUID.fromString(Cursor.open(list, cursor));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(PlatformProblem.BAD_CURSOR);
        }
    }

    /** One more than the page holds, so that the last page is known by it. */
    public int rowsToRead() {
        return limit + 1;
    }

    int limit() {
        return limit;
    }
}
