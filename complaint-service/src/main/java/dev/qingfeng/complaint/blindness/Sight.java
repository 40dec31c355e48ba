package dev.qingfeng.complaint.blindness;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.persistence.TypedQuery;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may know of cases: those of a part of the unit tree, and of these none that is about them or theirs.
 *
 * @param scope the part of the tree
 * @param wholeCity whether it holds a whole city: they see what names no unit, too
 * @param close to whom, and so blind to what
 * @param marks of the names by which they or theirs may be in a crowd; null for who sees no crowded cases at all
 */
public record Sight(
        UnitPath scope,
        boolean wholeCity,
        Closeness close,
        @Nullable Set<Long> marks) {

    /** Looked up for the one case by its id: whether it is there costs no more than a few probes of an index. */
    private static final String ONE_OF_UNITS =
            "exists (select 1 from RegistryUnit u where u.id = c.handlingUnitId and within(u.path, :scope))";

    /** Looked up once for all cases: those that somebody may not know of are few. */
    private static final String ALL_OF_UNITS =
            "c.handlingUnitId in (select u.id from RegistryUnit u where within(u.path, :scope))";

    private static final String NOT_IN_A_CROWD =
            " and not exists (select 1 from CrowdedCase w where w.id = c.id and w.settledOn is null";

    /**
     * The one predicate by which every query of this service knows a case {@code c}. What it leaves out is not there: it has no row, no
     * count and no answer of its own. Who sees no whole city is not asked for what names no unit: so a few units are found by
     * their index.
     */
    public String sees() {
        return either(ONE_OF_UNITS) + " and " + Closeness.NOT_BLIND_TO_ONE + notInACrowd();
    }

    /** The same, for queries that look among all cases. */
    public String seesAmongAll() {
        return either(ALL_OF_UNITS) + " and " + Closeness.NOT_BLIND_TO_ANY + notInACrowd();
    }

    private String either(String ofUnits) {
        return wholeCity ? "(c.handlingUnitId is null or " + ofUnits + ")" : ofUnits;
    }

    private String notInACrowd() {
        return NOT_IN_A_CROWD + (marks == null ? ")" : " and anyMarked(w.marks, :marks))");
    }

    /** Every staff number of theirs. */
    public Set<String> numbers() {
        return close.numbers();
    }

    /** Fills what the predicate leaves open. */
    public <T> TypedQuery<T> in(TypedQuery<T> query) {
        close.in(query.setParameter("scope", scope.value()));
        return marks == null
                ? query
                : query.setParameter(
                        "marks", marks.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    }
}
