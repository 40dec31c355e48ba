package dev.qingfeng.platform.security;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * A unit's place in the tree: labels from the city down, joined by dots, such as {@code mingchuan.qingquan}; an ltree in the
 * database.
 */
public record UnitPath(String value) {

    /** What a path looks like. */
    public static final String PATTERN = "[a-z0-9_]{1,50}(\\.[a-z0-9_]{1,50}){0,9}";

    private static final Pattern PATH = Pattern.compile(PATTERN);

    /** Refuses with 403 {@code unit-scope-missing} what is no path: a claim that says nothing grants nothing. */
    public static UnitPath parse(String claim) {
        if (!PATH.matcher(claim).matches()) {
            throw ProblemException.of(PlatformProblem.UNIT_SCOPE_MISSING);
        }
        return new UnitPath(claim);
    }

    /** Label of the city, which is the first. */
    public String city() {
        return value.split("\\.", 2)[0];
    }

    /** Whether the other unit is this one or below it, compared label by label. */
    public boolean covers(String other) {
        return other.equals(value) || other.startsWith(value + ".");
    }
}
