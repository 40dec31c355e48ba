package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever may list something finds in the list all that they may read and touch one by one. For all else there is no
 * sign that it exists, whichever operation asks.
 *
 * <p>No demo account joins a right of the city's offices to a smaller part of the city, so some people are added who may
 * do everything, each in another place.
 */
@ExtendWith(QingfengExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeIT {

    private static final int TRIED = 10;
    private static final String TOWNSHIP = "mingchuan.qingquan";
    private static final String IN_A_TOWNSHIP = "everything-in-a-township";
    private static final String IN_A_DEPARTMENT = "everything-in-a-department";
    private static final String IN_A_PLACE_THAT_ONLY_LOOKS_ALIKE = "everything-in-a-place-that-only-looks-alike";
    private static final String NOWHERE = "everything-nowhere";

    private final Qingfeng qingfeng;
    private final RealmAdmin realm;
    private final List<Listing> listings;
    private final Map<String, Set<String>> people;
    private final List<String> added = new ArrayList<>();
    private final Map<Listing, Set<String>> things = new HashMap<>();

    ScopeIT(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        this.realm = qingfeng.realm();
        this.listings = Listing.among(Operation.all());
        this.people = new TreeMap<>(qingfeng.accounts().roles());
    }

    @BeforeAll
    void thereIsSomethingToSee() {
        qingfeng.transition();
        for (Listing listing : listings) {
            things.put(listing, shownToTheCity(listing));
        }
    }

    @BeforeAll
    void thereArePeopleWithEveryRoleInEveryKindOfPlace() {
        add(IN_A_TOWNSHIP, Map.of("staff_number", "ZZ0001", "unit_path", TOWNSHIP));
        add(IN_A_DEPARTMENT, Map.of("staff_number", "ZZ0002", "unit_path", "mingchuan.zuzhibu"));
        add(IN_A_PLACE_THAT_ONLY_LOOKS_ALIKE, Map.of("staff_number", "ZZ0003", "unit_path", "ming"));
        add(NOWHERE, Map.of("staff_number", "ZZ0004"));
    }

    @AfterAll
    void theRealmIsAsBefore() {
        added.forEach(realm::remove);
    }

    @Test
    void thereIsSomethingInEveryList() {
        assertThat(things)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        (listing, paths) -> assertThat(paths).as("%s", listing).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_A_TOWNSHIP, IN_A_DEPARTMENT, IN_A_PLACE_THAT_ONLY_LOOKS_ALIKE, "cadre"})
    void whoeverAsksReadsWhatTheyAreShownAndFindsNothingElse(String person) {
        assertReadsWhatIsShownAndFindsNothingElse(Set.of(person));
    }

    @Test
    @Tag("full")
    void soDoesEachAccount() {
        assertReadsWhatIsShownAndFindsNothingElse(qingfeng.accounts().roles().keySet());
    }

    private void assertReadsWhatIsShownAndFindsNothingElse(Set<String> persons) {
        SoftAssertions each = new SoftAssertions();
        persons.forEach(person -> listings.parallelStream()
                .forEach(listing -> each.assertThatCode(
                                () -> check(each, person, people.getOrDefault(person, Set.of()), listing))
                        .as("%s as %s", listing, person)
                        .doesNotThrowAnyException()));
        each.assertAll();
    }

    @Test
    void aPathThatOnlyLooksAlikeShowsNothing() {
        SoftAssertions each = new SoftAssertions();
        listings.parallelStream()
                .forEach(listing -> each.assertThatCode(
                                () -> assertThat(shown(IN_A_PLACE_THAT_ONLY_LOOKS_ALIKE, listing))
                                        .isEmpty())
                        .as("%s", listing)
                        .doesNotThrowAnyException());
        each.assertAll();
    }

    @Test
    void whatIsInNoListIsHiddenFromThoseElsewhereToo() {
        KnownIds known = new KnownIds(qingfeng);
        Set<Operation> listed =
                listings.stream().flatMap(listing -> all(listing).stream()).collect(Collectors.toSet());
        listings.forEach(listing -> listed.add(listing.list()));
        Map<Operation, List<String>> unlisted = Operation.all().stream()
                .filter(operation -> operation.reads() && operation.path().contains("{"))
                .filter(operation -> !operation.isPublic() && !listed.contains(operation))
                .collect(Collectors.toMap(Function.identity(), operation -> known.paths(operation, TRIED)));
        assertThat(unlisted)
                .allSatisfy((operation, paths) -> assertThat(paths.isEmpty())
                        .as("%s: nothing refers to a batch, so nobody knows one but who sent it", operation)
                        .isEqualTo(operation.path().contains("/clearance-batches/")));
        SoftAssertions each = new SoftAssertions();
        unlisted.entrySet().parallelStream().forEach(entry -> {
            Operation operation = entry.getKey();
            for (String path : entry.getValue()) {
                for (String person : List.of(IN_A_PLACE_THAT_ONLY_LOOKS_ALIKE, NOWHERE)) {
                    Answer answer = qingfeng.as(person, operation.service()).get(path);
                    each.assertThat(isHidden(answer))
                            .as("%s as %s: %s", path, person, answer)
                            .isTrue();
                }
            }
        });
        each.assertAll();
    }

    @Test
    void inATownshipNothingOfTheOthersShows() {
        Set<String> others = new HashSet<>();
        qingfeng.as("organization-officer", "appointment-service")
                .get("/appointment/v1/units?limit=500")
                .accepted()
                .required("items")
                .forEach(unit -> {
                    String path = unit.required("path").asText();
                    if (path.contains(".") && !(path + ".").startsWith(TOWNSHIP + ".")) {
                        others.add(unit.required("id").asText());
                    }
                });
        assertThat(others).hasSizeGreaterThan(5);
        SoftAssertions each = new SoftAssertions();
        listings.parallelStream().forEach(listing -> {
            Api caller = as(IN_A_TOWNSHIP, listing);
            each.assertThatCode(() -> assertThat(spread(shown(IN_A_TOWNSHIP, listing)))
                            .noneMatch(thing -> others.contains(
                                    caller.get(thing).accepted().path("unitId").asText())))
                    .as("%s", listing)
                    .doesNotThrowAnyException();
        });
        each.assertAll();
    }

    @Test
    void aTokenWithoutAUnitOpensNothing() {
        SoftAssertions each = new SoftAssertions();
        listings.parallelStream().forEach(listing -> {
            Api caller = as(NOWHERE, listing);
            for (String list : spread(lists(listing))) {
                Answer answer = caller.get(list);
                each.assertThat(isHidden(answer)).as("%s: %s", list, answer).isTrue();
            }
            for (String thing : spread(things.getOrDefault(listing, Set.of()))) {
                for (Operation operation : all(listing)) {
                    Answer answer = call(caller, operation, listing, thing);
                    each.assertThat(isHidden(answer))
                            .as("%s of %s: %s", operation, thing, answer)
                            .isTrue();
                }
            }
        });
        each.assertAll();
    }

    private static boolean isHidden(Answer answer) {
        return answer.code().equals("not-found") || Listing.FOR_OTHERS.contains(answer.code());
    }

    private void check(SoftAssertions each, String person, Set<String> roles, Listing listing) {
        Api caller = as(person, listing);
        Set<String> shown = mayDo(roles, listing.list()) ? shown(person, listing) : Set.of();
        Set<String> hidden = new LinkedHashSet<>(things.getOrDefault(listing, Set.of()));
        each.assertThat(hidden).as("%s as %s", listing, person).containsAll(shown);
        hidden.removeAll(shown);
        for (String thing : spread(shown)) {
            Answer answer = caller.get(thing);
            each.assertThat(answer.status())
                    .as("%s as %s: %s", thing, person, answer)
                    .isEqualTo(mayDo(roles, listing.item()) ? 200 : 403);
        }
        for (Operation operation : all(listing)) {
            if (mayDo(roles, operation)) {
                if (!mayDo(roles, listing.list())) {
                    // The committee reads the result of a round and lists no rounds: what is theirs no list tells.
                    continue;
                }
                for (String thing : spread(hidden)) {
                    Answer answer = call(caller, operation, listing, thing);
                    each.assertThat(told(answer))
                            .as("%s of %s as %s: %s", operation, thing, person, answer)
                            .isEqualTo(told(call(caller, operation, listing, unknownBeside(thing))));
                    each.assertThat(isHidden(answer)).as("%s", answer).isTrue();
                }
            } else {
                things.getOrDefault(listing, Set.of()).stream().findFirst().ifPresent(thing -> {
                    Answer answer = call(caller, operation, listing, thing);
                    each.assertThat(answer.code())
                            .as("%s of %s as %s: %s", operation, thing, person, answer)
                            .isEqualTo("forbidden");
                });
            }
        }
    }

    /** What a refusal says, except where it was asked for and when. */
    private static JsonNode told(Answer answer) {
        JsonNode body = answer.json();
        return body instanceof ObjectNode problem ? problem.deepCopy().without(List.of("instance", "traceId")) : body;
    }

    /** Or to those whom alone it is for, such as the members of inspection teams. */
    private Set<String> shownToTheCity(Listing listing) {
        Set<String> readers = readers(listing, qingfeng.accounts().cityWide());
        Set<String> shownTo =
                readers.isEmpty() ? readers(listing, qingfeng.accounts().roles().keySet()) : readers;
        return shownTo.parallelStream()
                .flatMap(account -> shown(account, listing).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> readers(Listing listing, Set<String> accounts) {
        return accounts.stream()
                .filter(account -> mayDo(people.getOrDefault(account, Set.of()), listing.list()))
                .collect(Collectors.toSet());
    }

    private Set<String> shown(String person, Listing listing) {
        Api caller = as(person, listing);
        return lists(listing).stream()
                .flatMap(path -> listing.shown(caller, path).stream())
                .collect(Collectors.toSet());
    }

    /** The list, or that of each thing which has one beneath it. */
    private Collection<String> lists(Listing listing) {
        String path = listing.list().path();
        return listing.above(listings)
                .map(above -> things.getOrDefault(above, Set.of()).stream()
                        .map(thing -> thing + path.substring(above.item().path().length()))
                        // The first step of an inspection has files in the sample.
                        .map(list -> list.replace("{step}", "1"))
                        .toList())
                .orElseGet(() -> List.of(path));
    }

    private static List<Operation> all(Listing listing) {
        List<Operation> all = new ArrayList<>(listing.others());
        all.add(0, listing.item());
        return all;
    }

    /** With the contract's example where a body is needed, and the ETag of a version that is far away. */
    private Answer call(Api caller, Operation operation, Listing listing, String thing) {
        Map<String, String> headers = new HashMap<>();
        if (!operation.method().equals("GET")) {
            headers.put("If-Match", "\"v999999\"");
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!operation.mediaType().isEmpty()) {
            headers.put("Content-Type", operation.mediaType());
        }
        try {
            return caller.send(
                    operation.method(),
                    thing + operation.path().substring(listing.item().path().length()),
                    operation.bodyExample(),
                    headers);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + operation, e);
        }
    }

    private static String unknownBeside(String thing) {
        int last = thing.lastIndexOf('/') + 1;
        boolean numbered = thing.substring(last).chars().allMatch(Character::isDigit);
        return thing.substring(0, last) + (numbered ? "999999" : UUID.randomUUID());
    }

    private static boolean mayDo(Set<String> roles, Operation operation) {
        return !Collections.disjoint(roles, operation.roles());
    }

    /** A few of many, from everywhere among them. */
    private static List<String> spread(Collection<String> many) {
        List<String> all = many.stream().sorted().toList();
        int step = Math.max(1, (all.size() + TRIED - 1) / TRIED);
        return IntStream.iterate(0, index -> index < all.size(), index -> index + step)
                .mapToObj(all::get)
                .toList();
    }

    private Api as(String person, Listing listing) {
        return qingfeng.as(person, listing.list().service());
    }

    private void add(String person, Map<String, String> attributes) {
        Set<String> every = listings.stream()
                .flatMap(listing -> all(listing).stream())
                .flatMap(operation -> operation.roles().stream())
                .collect(Collectors.toSet());
        listings.forEach(listing -> every.addAll(listing.list().roles()));
        added.add(realm.addPerson(person, qingfeng.accounts().password(), every, attributes));
        people.put(person, every);
    }
}
