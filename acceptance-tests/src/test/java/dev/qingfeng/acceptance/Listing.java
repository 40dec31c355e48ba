package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation that lists things, and what can be done with one of them.
 *
 * @param item reads one
 * @param name of the last parameter in the item's path
 * @param others all else with the path of one or below it
 */
record Listing(Operation list, Operation item, String name, List<Operation> others) {

    /** Refuses whoever is in the wrong place, not of the team or has a part in it, whatever they ask for: that says nothing of a thing. */
    static final Set<String> FOR_OTHERS = Set.of(
            "city-scope-needed",
            "unit-scope-missing",
            "not-of-the-team",
            "stands-aside",
            "own-leadership-team",
            "handler-at-the-box");

    private static final String ID = "id";

    /** Those among the operations of one service; things come before what is listed beneath them. */
    static List<Listing> among(List<Operation> operations) {
        List<Listing> listings = new ArrayList<>();
        for (Operation list : operations) {
            Pattern one = Pattern.compile(Pattern.quote(list.path()) + "/\\{([^}]+)}");
            for (Operation item : operations) {
                Matcher path = one.matcher(item.path());
                if (!list.isPublic() && isRead(list) && isRead(item) && path.matches()) {
                    listings.add(new Listing(list, item, path.group(1), others(item, operations)));
                }
            }
        }
        listings.sort(Comparator.comparing(listing -> listing.item().path().length()));
        return listings;
    }

    /** What has the same path with another method, or goes on without a parameter of its own. */
    private static List<Operation> others(Operation item, List<Operation> operations) {
        return operations.stream()
                .filter(other -> !other.equals(item) && (other.path() + "/").startsWith(item.path() + "/"))
                .filter(other -> other.path().indexOf('{', item.path().length()) < 0)
                .toList();
    }

    private static boolean isRead(Operation operation) {
        return operation.method().equals("GET");
    }

    /** The listing of that beneath which this one lists, of several the nearest; empty for most. */
    Optional<Listing> above(List<Listing> listings) {
        return listings.stream()
                .filter(other -> list.path().startsWith(other.item().path() + "/"))
                .max(Comparator.comparing(other -> other.item().path().length()));
    }

    /**
     * The paths of all that a caller is shown, page by page; nothing where the caller's place is refused or that beneath
     * which things would be is hidden from the caller.
     *
     * @param path of the list
     */
    Set<String> shown(Api caller, String path) {
        Set<String> shown = new LinkedHashSet<>();
        String next = "";
        while (next != null) {
            Answer answer = caller.get(path + "?limit=500" + next);
            if ((list.path().contains("{") && answer.status() == 404) || FOR_OTHERS.contains(answer.code())) {
                return Set.of();
            }
            JsonNode page = answer.accepted();
            for (JsonNode thing : page.required("items")) {
                shown.add(path + "/" + thing.path(thing.has(name) ? name : ID).asText());
            }
            next = page.has("next") ? "&cursor=" + page.required("next").asText() : null;
        }
        return shown;
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
