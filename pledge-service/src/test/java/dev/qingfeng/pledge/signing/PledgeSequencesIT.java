package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import dev.qingfeng.pledge.roster.RosterConsumer;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same over the real database, in two categories that overlap: people join, lose a category, come back, move, leave, turn out to
 * be one, are exempted and sign, by themselves or on paper, also on one of the day before; and a unit moves, or is merged into another;
 * in any order. After every step coverage is signed ÷ (due + signed) of what a plain model says, in each category and unit, and so says
 * the kept board of each unit with all below it; and nobody counts twice in a category. What fails by chance names the seed that repeats
 * it.
 */
@QuarkusTest
class PledgeSequencesIT {

    private static final int SEQUENCES = 3;
    private static final int STEPS = 15;
    private static final int MANY_SEQUENCES = 20;
    private static final int MANY_STEPS = 40;
    private static final int PEOPLE = 4;
    private static final String LEADING = "LEADING_CADRE";
    private static final String STAFF = "ORGANISATION_STAFF";
    private static final List<String> CATEGORIES = List.of(LEADING, STAFF);

    /** A property of the system: the seed of one sequence, to be repeated alone. */
    private static final String SEED = "sequences.seed";

    /** Of a paper; what counts of it here is that it is one. */
    private static final byte[] SCAN = paper();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static byte[] paper() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Inject
    RosterConsumer consumer;

    @Inject
    QuarkusApplication program;

    enum Act {
        SIGN,
        SIGN_ON_PAPER,
        /** Which is recorded only now. */
        HAVE_SIGNED_YESTERDAY,
        MOVE,
        LOSE_CATEGORY,
        COME_BACK,
        LEAVE,
        MERGE,
        EXEMPT,
        REVOKE,
        MOVE_UNIT,
        MERGE_UNIT
    }

    record Step(Act act, int person, int other, String category) {

        Step(Act act, int person, int other) {
            this(act, person, other, LEADING);
        }
    }

    /**
     * What chance may not bring: somebody signs and is merged, somebody is exempted, moves and leaves; a unit is merged in which one has
     * signed and another has not; two turn out to be one who have both signed in one category, and one of them in the other; papers of
     * yesterday are recorded of those who have moved, left, were exempted for a while or turned out to be somebody else.
     */
    private static final List<List<Step>> TO_BE_MET = List.of(
            List.of(
                    new Step(Act.SIGN, 0, 0),
                    new Step(Act.MERGE, 1, 0),
                    new Step(Act.MOVE, 1, 1),
                    new Step(Act.EXEMPT, 2, 2),
                    new Step(Act.MOVE, 2, 2),
                    new Step(Act.LEAVE, 2, 2),
                    new Step(Act.REVOKE, 2, 2)),
            List.of(
                    new Step(Act.MOVE, 0, 0),
                    new Step(Act.MOVE, 0, 0),
                    new Step(Act.SIGN_ON_PAPER, 0, 0),
                    new Step(Act.MOVE, 1, 1),
                    new Step(Act.MOVE, 1, 1),
                    new Step(Act.MOVE_UNIT, 0, 0),
                    new Step(Act.MERGE_UNIT, 0, 0),
                    new Step(Act.SIGN, 1, 1),
                    new Step(Act.SIGN, 0, 0)),
            List.of(
                    new Step(Act.SIGN, 0, 0),
                    new Step(Act.SIGN, 1, 1),
                    new Step(Act.SIGN, 1, 1, STAFF),
                    new Step(Act.MERGE, 0, 1),
                    new Step(Act.SIGN, 0, 0, STAFF),
                    new Step(Act.LOSE_CATEGORY, 0, 0),
                    new Step(Act.MOVE, 0, 0)),
            List.of(
                    new Step(Act.MOVE, 0, 0),
                    new Step(Act.MOVE, 0, 0),
                    new Step(Act.HAVE_SIGNED_YESTERDAY, 0, 0),
                    new Step(Act.SIGN_ON_PAPER, 0, 0, STAFF),
                    new Step(Act.MOVE, 1, 1),
                    new Step(Act.LOSE_CATEGORY, 1, 1),
                    new Step(Act.EXEMPT, 1, 1, STAFF),
                    new Step(Act.LEAVE, 1, 1),
                    new Step(Act.HAVE_SIGNED_YESTERDAY, 1, 1),
                    new Step(Act.HAVE_SIGNED_YESTERDAY, 1, 1, STAFF),
                    new Step(Act.REVOKE, 1, 1, STAFF),
                    new Step(Act.HAVE_SIGNED_YESTERDAY, 1, 1, STAFF),
                    new Step(Act.EXEMPT, 2, 2),
                    new Step(Act.MERGE, 3, 2),
                    new Step(Act.REVOKE, 2, 2),
                    new Step(Act.HAVE_SIGNED_YESTERDAY, 2, 2)),
            List.of(
                    new Step(Act.EXEMPT, 2, 2),
                    new Step(Act.SIGN, 3, 3),
                    new Step(Act.MERGE, 2, 3),
                    new Step(Act.REVOKE, 2, 2),
                    new Step(Act.HAVE_SIGNED_YESTERDAY, 2, 2)));

    /** What somebody's pledge in one category has to be. */
    private static final class Held {
        private @Nullable PledgeState state;
        /** Where it counts: where they are while it is due, and where they were when it was signed or they were excused. */
        private @Nullable UUID countedIn;

        /** Where it was due first; whatever has become of it since came today. */
        private @Nullable UUID countedYesterday;

        private boolean exempted;
        private @Nullable String signature;
        /** How many signatures stay of those who had all signed when they turned out to be one. */
        private long signedApart;
    }

    /** One number in the registry. */
    private static final class Person {
        private final UUID id = UUID.randomUUID();
        private final String number;
        private final Map<String, Held> pledges = Map.of(LEADING, new Held(), STAFF, new Held());
        private final Set<String> categories;
        private long version;
        private boolean gone;
        private UUID unit;
        private final Set<Integer> mergedFrom = new TreeSet<>();
        private boolean mergedAway;

        /** Half of them are in both categories. */
        private Person(int number, UUID unit) {
            this.number = "p" + number;
            this.unit = unit;
            this.categories = new TreeSet<>(number < PEOPLE / 2 ? CATEGORIES : List.of(LEADING));
        }

        private Held pledge(String category) {
            return Objects.requireNonNull(pledges.get(category));
        }

        private boolean hasSigned(String category) {
            return pledge(category).state == PledgeState.SIGNED;
        }
    }

    private final class City {
        private final RegistryOfTests registry = new RegistryOfTests().founded();
        private final UUID farm = UUID.randomUUID();
        private long toldOfFarm;
        private boolean farmIsBelowTown;
        private boolean farmIsMerged;
        private final List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new Person(i, registry.town))
                .toList();
        private final Map<String, String> hashes = new HashMap<>();

        private City() throws IOException {
            tellFarm();
            for (String category : CATEGORIES) {
                RegistryOfTests.Text text = registry.adoptText(category);
                hashes.put(category, text.hash());
                registry.openCampaign(category, text.id(), "2199-12-31").statusCode(201);
                Database.execute(
                        "update pledge_campaign set opened_at = opened_at - interval '5 days' where cycle_id = ?",
                        registry.cycle);
            }
        }

        private String farmPath() {
            return (farmIsBelowTown ? registry.townPath : registry.path) + ".farm";
        }

        private void tellFarm() throws IOException {
            Map<String, String> state = new HashMap<>(Map.of("path", farmPath(), "name", "單位", "kind", "FARM"));
            if (farmIsMerged) {
                state.put("endedOn", "2026-03-01");
            }
            consumer.unit(record(
                    "qingfeng.registry.units.v1",
                    "dev.qingfeng.registry.unit.v1",
                    farm,
                    toldOfFarm++,
                    JSON.writeValueAsBytes(state)));
        }

        private void moveFarm() throws IOException {
            if (!farmIsMerged) {
                farmIsBelowTown = !farmIsBelowTown;
                tellFarm();
            }
        }

        /** Into the town, with all who are there. */
        private void mergeFarm() throws IOException {
            if (farmIsMerged) {
                return;
            }
            farmIsMerged = true;
            farmIsBelowTown = true;
            tellFarm();
            for (Person person : people) {
                if (!person.gone && person.unit.equals(farm)) {
                    person.unit = registry.town;
                    tell(person);
                }
            }
        }

        private ConsumerRecord<String, byte[]> record(
                String topic, String type, UUID id, long version, byte @Nullable [] state) {
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 0, id.toString(), state);
            RegistryOfTests.attributes(type, 1, version)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            return record;
        }

        private void tell(Person person) throws IOException {
            String state = person.gone
                    ? null
                    : JSON.writeValueAsString(Map.of(
                            "staffNumber",
                            registry.staff(person.number),
                            "name",
                            "某某",
                            "unitId",
                            person.unit,
                            "categories",
                            person.categories,
                            "mergedFrom",
                            person.mergedFrom.stream()
                                    .map(merged -> people.get(merged).id)
                                    .toList()));
            consumer.cadre(record(
                    "qingfeng.registry.cadres.v1",
                    "dev.qingfeng.registry.cadre.v1",
                    person.id,
                    person.version++,
                    state == null ? null : state.getBytes(StandardCharsets.UTF_8)));
            people.forEach(this::follow);
        }

        private void follow(Person person) {
            CATEGORIES.forEach(category -> follow(person, category));
        }

        /** What a change of the roster makes of a pledge. */
        private void follow(Person person, String category) {
            Held pledge = person.pledge(category);
            boolean toSign = person.version > 0
                    && !person.gone
                    && person.categories.contains(category)
                    && !person.mergedAway
                    && person.mergedFrom.stream()
                            .noneMatch(merged -> people.get(merged).hasSigned(category));
            if (pledge.state == PledgeState.SIGNED || (pledge.state == null && !toSign)) {
                return;
            }
            if (toSign) {
                pledge.countedIn = person.unit;
                pledge.countedYesterday = pledge.countedYesterday == null ? person.unit : pledge.countedYesterday;
            }
            if (pledge.exempted) {
                return;
            }
            pledge.state = toSign ? PledgeState.DUE : PledgeState.EXCUSED;
        }

        private void take(Step step) throws IOException {
            Person person = people.get(step.person());
            String category = step.category();
            switch (step.act()) {
                case SIGN -> sign(person, category);
                case SIGN_ON_PAPER -> signOnPaper(person, category, 0);
                case HAVE_SIGNED_YESTERDAY -> signOnPaper(person, category, 1);
                case MOVE_UNIT -> moveFarm();
                case MERGE_UNIT -> mergeFarm();
                case EXEMPT -> exempt(person, category);
                case REVOKE -> revoke(person, category);
                case MERGE -> merge(step.other(), step.person());
                default -> {
                    if (!person.gone) {
                        change(person, step.act(), category);
                        tell(person);
                    }
                }
            }
        }

        private void change(Person person, Act act, String category) {
            switch (act) {
                case MOVE -> {
                    List<UUID> units = units();
                    person.unit = units.get((units.indexOf(person.unit) + 1) % units.size());
                }
                case LOSE_CATEGORY -> person.categories.remove(category);
                case COME_BACK -> person.categories.add(category);
                default -> person.gone = true;
            }
        }

        /** Those where people are. */
        private List<UUID> units() {
            return farmIsMerged
                    ? List.of(registry.town, registry.office)
                    : List.of(registry.town, registry.office, farm);
        }

        private void merge(int from, int into) throws IOException {
            Person duplicate = people.get(from);
            Person survivor = people.get(into);
            if (from == into || duplicate.gone || survivor.gone) {
                return;
            }
            for (String category : CATEGORIES) {
                survivor.pledge(category).signedApart = Stream.concat(ofOnePerson(survivor), ofOnePerson(duplicate))
                        .filter(each -> each.hasSigned(category))
                        .count();
            }
            survivor.mergedFrom.add(from);
            survivor.mergedFrom.addAll(duplicate.mergedFrom);
            duplicate.mergedFrom.clear();
            survivor.categories.addAll(duplicate.categories);
            duplicate.mergedAway = true;
            duplicate.gone = true;
            // The states of the two come in any order.
            tell(into % 2 == 0 ? survivor : duplicate);
            tell(into % 2 == 0 ? duplicate : survivor);
        }

        private @Nullable JsonNode row(Person person, String category) throws IOException {
            return row(rows(), person, category);
        }

        private @Nullable JsonNode row(List<JsonNode> rows, Person person, String category) {
            return rows.stream()
                    .filter(row -> row.get("cadreId").asText().equals(person.id.toString())
                            && row.get("category").asText().equals(category))
                    .findFirst()
                    .orElse(null);
        }

        private List<JsonNode> rows() throws IOException {
            List<JsonNode> rows = new ArrayList<>();
            JSON.readTree(registry.as("1", "auditor")
                            .get("/pledge/v1/pledges?limit=500")
                            .asString())
                    .get("items")
                    .forEach(rows::add);
            return rows;
        }

        private void sign(Person person, String category) throws IOException {
            JsonNode row = row(person, category);
            if (row == null) {
                return;
            }
            requireSigned(
                    person.pledge(category),
                    registry.as(person.number, "cadre")
                            .header("If-Match", "*")
                            .body("{\"textHash\":\"" + hashes.get(category) + "\"}")
                            .post("/pledge/v1/pledges/" + row.get("id").asText() + "/signature")
                            .statusCode());
        }

        /** Whoever has left has left today, so that a paper counts of everybody but the exempted and those for whom another pledge does. */
        private void signOnPaper(Person person, String category, int daysAgo) throws IOException {
            JsonNode row = row(person, category);
            if (row == null) {
                return;
            }
            Held pledge = person.pledge(category);
            boolean another = person.mergedAway
                    || person.mergedFrom.stream()
                            .anyMatch(merged -> people.get(merged).hasSigned(category));
            boolean counts = pledge.state == PledgeState.DUE
                    || (pledge.state == PledgeState.EXCUSED && !pledge.exempted && !another);
            int status = registry.as("o1", "organization-officer")
                    .contentType("application/octet-stream")
                    .header("If-Match", "*")
                    .body(SCAN)
                    .post("/pledge/v1/pledges/%s/paper-signature?lateReason=x&signedOn=%s"
                            .formatted(
                                    row.get("id").asText(),
                                    LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(daysAgo)))
                    .statusCode();
            assertThat(status).isEqualTo(counts ? 200 : 409);
            if (counts) {
                pledge.state = PledgeState.SIGNED;
                pledge.countedIn = daysAgo == 0 ? pledge.countedIn : pledge.countedYesterday;
            }
        }

        private void requireSigned(Held pledge, int status) {
            boolean due = pledge.state == PledgeState.DUE;
            assertThat(status).isEqualTo(due ? 200 : 409);
            pledge.state = due ? PledgeState.SIGNED : pledge.state;
        }

        private void exempt(Person person, String category) throws IOException {
            Held pledge = person.pledge(category);
            JsonNode row = row(person, category);
            if (row == null) {
                return;
            }
            Response proposed = registry.as("o1", "organization-officer")
                    .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}"
                            .formatted(row.get("id").asText()))
                    .post("/pledge/v1/exemptions");
            assertThat(proposed.statusCode()).isEqualTo(pledge.state == PledgeState.DUE ? 201 : 409);
            if (pledge.state == PledgeState.DUE) {
                act(proposed.path("id"), "approval", "").then().statusCode(200);
                pledge.exempted = true;
                pledge.state = PledgeState.EXCUSED;
            }
        }

        private void revoke(Person person, String category) throws IOException {
            Held pledge = person.pledge(category);
            JsonNode row = row(person, category);
            if (row == null || !pledge.exempted || isForgotten(person)) {
                return;
            }
            String id = registry.as("1", "auditor")
                    .get("/pledge/v1/exemptions?state=APPROVED")
                    .path("items.find { it.pledgeId == '" + row.get("id").asText() + "' }.id");
            act(id, "revocation", "{\"reason\":\"x\"}").then().statusCode(200);
            pledge.exempted = false;
            follow(person, category);
        }

        /** Whether the registry no longer says that they are somebody else, because the one number that was left is gone, too. */
        private boolean isForgotten(Person person) {
            return people.stream()
                    .anyMatch(survivor -> survivor.gone
                            && ofOnePerson(survivor).skip(1).findAny().isPresent()
                            && ofOnePerson(survivor).anyMatch(person::equals));
        }

        private Response act(String exemption, String action, String body) {
            return registry.as("o2", "discipline-officer")
                    .header("If-Match", "*")
                    .body(body)
                    .post("/pledge/v1/exemptions/" + exemption + "/" + action);
        }

        private void check(String steps) throws IOException {
            List<JsonNode> rows = rows();
            assertThat(rows).as(steps).hasSize((int) count(CATEGORIES, pledge -> pledge.state != null));
            for (String category : CATEGORIES) {
                for (Person person : people) {
                    check(person, category, row(rows, person, category), steps);
                }
            }
            coverage(steps);
            boards(steps);
        }

        private void check(Person person, String category, @Nullable JsonNode row, String steps) {
            Held pledge = person.pledge(category);
            assertThat(row == null ? null : row.get("state").asText())
                    .as("%s as %s after %s", person.number, category, steps)
                    .isEqualTo(pledge.state == null ? null : pledge.state.name());
            assertThat(row == null ? null : row.get("unitId").asText())
                    .as("unit of %s as %s after %s", person.number, category, steps)
                    .isEqualTo(pledge.countedIn == null ? null : pledge.countedIn.toString());
            if (row != null && pledge.state == PledgeState.SIGNED) {
                pledge.signature = pledge.signature == null ? row.toString() : pledge.signature;
                assertThat(row.toString()).as(steps).isEqualTo(pledge.signature);
            }
            // Nobody's signature is taken back, so of those who had both signed when they turned out to be one, both
            // stay.
            assertThat(of(person, category, PledgeState.DUE) + of(person, category, PledgeState.SIGNED))
                    .as("%s counts once as %s after %s", person.number, category, steps)
                    .isLessThanOrEqualTo(Math.max(1, pledge.signedApart));
        }

        private long of(Person person, String category, PledgeState state) {
            return ofOnePerson(person)
                    .filter(each -> each.pledge(category).state == state)
                    .count();
        }

        /** The numbers that turned out to be of one person. */
        private Stream<Person> ofOnePerson(Person survivor) {
            return Stream.concat(
                    Stream.of(survivor), survivor.mergedFrom.stream().map(people::get));
        }

        private void coverage(String steps) throws IOException {
            JsonNode categories = JSON.readTree(registry.as("1", "auditor")
                            .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                            .asString())
                    .get("categories");
            for (String category : CATEGORIES) {
                JsonNode shown = with(categories, "category", category);
                assertThat(figures(shown))
                        .as("%s after %s", category, steps)
                        .isEqualTo(figures(List.of(category), pledge -> true));
                for (UUID unit : List.of(registry.town, registry.office, farm)) {
                    assertThat(figures(shown == null ? null : with(shown.get("units"), "unitId", unit.toString())))
                            .as("%s of unit %s after %s", category, unit, steps)
                            .isEqualTo(figures(List.of(category), pledge -> unit.equals(pledge.countedIn)));
                }
            }
        }

        private @Nullable JsonNode with(JsonNode all, String name, String value) {
            for (JsonNode each : all) {
                if (each.get(name).asText().equals(value)) {
                    return each;
                }
            }
            return null;
        }

        /** A board follows a unit that moves within a moment, and everything else at once. */
        private void boards(String steps) throws IOException {
            Map<UUID, Predicate<Held>> below = Map.of(
                    registry.city,
                    pledge -> pledge.countedIn != null,
                    registry.office,
                    pledge -> registry.office.equals(pledge.countedIn),
                    farm,
                    pledge -> farm.equals(pledge.countedIn),
                    registry.town,
                    pledge -> registry.town.equals(pledge.countedIn)
                            || (farmIsBelowTown && farm.equals(pledge.countedIn)));
            for (Map.Entry<UUID, Predicate<Held>> unit : below.entrySet()) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(figures(board(unit.getKey())))
                                .as("board of %s after %s", unit.getKey(), steps)
                                .isEqualTo(figures(CATEGORIES, unit.getValue())));
            }
        }

        private JsonNode board(UUID unit) throws IOException {
            return JSON.readTree(registry.as("1", "auditor")
                            .get("/pledge/v1/cycles/%s/coverage/board?unitId=%s".formatted(registry.cycle, unit))
                            .asString())
                    .get("overall");
        }

        private Figures figures(List<String> categories, Predicate<Held> which) {
            long due = count(categories, which.and(pledge -> pledge.state == PledgeState.DUE));
            long signed = count(categories, which.and(pledge -> pledge.state == PledgeState.SIGNED));
            long excused = count(categories, which.and(pledge -> pledge.state == PledgeState.EXCUSED));
            return new Figures(due, signed, excused, due + signed == 0 ? null : (double) signed / (due + signed));
        }

        /** Nothing is shown of a unit without pledges. */
        private static Figures figures(@Nullable JsonNode shown) {
            return shown == null
                    ? new Figures(0, 0, 0, null)
                    : new Figures(
                            shown.get("due").asLong(),
                            shown.get("signed").asLong(),
                            shown.get("excused").asLong(),
                            shown.has("ratio") ? shown.get("ratio").asDouble() : null);
        }

        private long count(List<String> categories, Predicate<Held> which) {
            return people.stream()
                    .flatMap(person -> categories.stream().map(person::pledge))
                    .filter(which)
                    .count();
        }
    }

    /** Of a unit, or of it and all below it. */
    private record Figures(
            long due, long signed, long excused, @Nullable Double ratio) {}

    @Test
    void coverageIsThatOfAPlainModelWhateverHappens() throws Exception {
        for (List<Step> steps : TO_BE_MET) {
            run(steps);
        }
        runByChance(SEQUENCES, STEPS);
    }

    @Test
    @Tag("full")
    void andSoItIsInTheLongRun() throws Exception {
        runByChance(MANY_SEQUENCES, MANY_STEPS);
    }

    private void runByChance(int sequences, int steps) throws Exception {
        Long repeated = Long.getLong(SEED);
        long[] seeds = repeated == null ? new Random().longs(sequences).toArray() : new long[] {repeated};
        for (long seed : seeds) {
            try {
                run(byChance(seed, steps));
            } catch (AssertionError | ConditionTimeoutException e) {
                throw new AssertionError("Repeat it with -D%s=%d".formatted(SEED, seed), e);
            }
        }
    }

    private static List<Step> byChance(long seed, int steps) {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(3, Act.SIGN),
                                Tuple.of(2, Act.SIGN_ON_PAPER),
                                Tuple.of(3, Act.HAVE_SIGNED_YESTERDAY),
                                Tuple.of(4, Act.MOVE),
                                Tuple.of(2, Act.LOSE_CATEGORY),
                                Tuple.of(3, Act.COME_BACK),
                                Tuple.of(1, Act.LEAVE),
                                Tuple.of(4, Act.MERGE),
                                Tuple.of(4, Act.EXEMPT),
                                Tuple.of(2, Act.REVOKE),
                                Tuple.of(3, Act.MOVE_UNIT),
                                Tuple.of(1, Act.MERGE_UNIT)),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.of(CATEGORIES))
                .as(Step::new);
        List<Step> chosen = new ArrayList<>();
        JqwikSession.run(() -> chosen.addAll(step.list()
                .ofSize(steps)
                .generator(steps, false)
                .next(new Random(seed))
                .value()));
        return chosen;
    }

    private void run(List<Step> steps) throws Exception {
        City city = new City();
        try {
            for (Person person : city.people) {
                city.tell(person);
            }
            city.check("all have joined");
            for (int i = 0; i < steps.size(); i++) {
                city.take(steps.get(i));
                city.check(steps.subList(0, i + 1).stream().map(Step::toString).collect(Collectors.joining("\n")));
            }
            assertThat(Database.number(
                            "select count(*) - count(distinct (cadre_id, category)) from pledge where cycle_id = ?",
                            city.registry.cycle))
                    .isZero();
            assertThat(program.run("verify-coverage")).isZero();
        } finally {
            city.registry.close();
        }
    }
}
