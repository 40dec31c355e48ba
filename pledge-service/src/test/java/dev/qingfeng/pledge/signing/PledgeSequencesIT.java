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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same over the real database: people join, lose the category, come back, move, leave, turn out to be one, are exempted and sign,
 * by themselves or on paper; and a unit moves, or is merged into another; in any order. After every step coverage is signed ÷ (due +
 * signed) of what a plain model says, in all and in each unit, and so says the kept board of each unit with all below it.
 */
@QuarkusTest
class PledgeSequencesIT {

    private static final int SEQUENCES = 3;
    private static final int STEPS = 15;
    private static final int MANY_SEQUENCES = 20;
    private static final int MANY_STEPS = 40;
    private static final int PEOPLE = 4;

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

    record Step(Act act, int person, int other) {}

    /**
     * What chance may not bring: somebody signs and is merged, somebody is exempted, moves and leaves; a unit is merged in which one has
     * signed and another has not.
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
                    new Step(Act.SIGN, 0, 0)));

    /** One number in the registry, and what its pledge has to be. */
    private static final class Person {
        private final UUID id = UUID.randomUUID();
        private final String number;
        private long version;
        private boolean gone;
        private boolean inCategory = true;
        private UUID unit;
        private final Set<Integer> mergedFrom = new TreeSet<>();
        private boolean mergedAway;
        private @Nullable PledgeState pledge;
        /** Where it counts: where they are while it is due, and where they were when it was signed or they were excused. */
        private @Nullable UUID countedIn;

        private boolean exempted;
        private @Nullable String signature;

        private Person(int number, UUID unit) {
            this.number = "p" + number;
            this.unit = unit;
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
        private final String hash;

        private City() throws IOException {
            tellFarm();
            RegistryOfTests.Text text = registry.adoptText("LEADING_CADRE");
            hash = text.hash();
            registry.openCampaign("LEADING_CADRE", text.id(), "2199-12-31").statusCode(201);
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
                            person.inCategory ? List.of("LEADING_CADRE") : List.of(),
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

        /** What a change of the roster makes of a pledge. */
        private void follow(Person person) {
            boolean toSign = person.version > 0
                    && !person.gone
                    && person.inCategory
                    && !person.mergedAway
                    && person.mergedFrom.stream().noneMatch(merged -> people.get(merged).pledge == PledgeState.SIGNED);
            if (person.pledge == PledgeState.SIGNED || (person.pledge == null && !toSign)) {
                return;
            }
            if (toSign) {
                person.countedIn = person.unit;
            }
            if (person.exempted) {
                return;
            }
            person.pledge = toSign ? PledgeState.DUE : PledgeState.EXCUSED;
        }

        private void take(Step step) throws IOException {
            Person person = people.get(step.person());
            switch (step.act()) {
                case SIGN -> sign(person);
                case SIGN_ON_PAPER -> signOnPaper(person);
                case MOVE_UNIT -> moveFarm();
                case MERGE_UNIT -> mergeFarm();
                case EXEMPT -> exempt(person);
                case REVOKE -> revoke(person);
                case MERGE -> merge(step.other(), step.person());
                default -> {
                    if (!person.gone) {
                        change(person, step.act());
                        tell(person);
                    }
                }
            }
        }

        private void change(Person person, Act act) {
            switch (act) {
                case MOVE -> {
                    List<UUID> units = units();
                    person.unit = units.get((units.indexOf(person.unit) + 1) % units.size());
                }
                case LOSE_CATEGORY -> person.inCategory = false;
                case COME_BACK -> person.inCategory = true;
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
            survivor.mergedFrom.add(from);
            survivor.mergedFrom.addAll(duplicate.mergedFrom);
            duplicate.mergedFrom.clear();
            survivor.inCategory |= duplicate.inCategory;
            duplicate.mergedAway = true;
            duplicate.gone = true;
            // The states of the two come in any order.
            tell(into % 2 == 0 ? survivor : duplicate);
            tell(into % 2 == 0 ? duplicate : survivor);
        }

        private @Nullable JsonNode row(Person person) throws IOException {
            for (JsonNode row : rows()) {
                if (row.get("cadreId").asText().equals(person.id.toString())) {
                    return row;
                }
            }
            return null;
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

        private void sign(Person person) throws IOException {
            JsonNode row = row(person);
            if (row == null) {
                return;
            }
            requireSigned(
                    person,
                    registry.as(person.number, "cadre")
                            .header("If-Match", "*")
                            .body("{\"textHash\":\"" + hash + "\"}")
                            .post("/pledge/v1/pledges/" + row.get("id").asText() + "/signature")
                            .statusCode());
        }

        private void signOnPaper(Person person) throws IOException {
            JsonNode row = row(person);
            if (row == null) {
                return;
            }
            requireSigned(
                    person,
                    registry.as("o1", "organization-officer")
                            .contentType("application/octet-stream")
                            .header("If-Match", "*")
                            .body(SCAN)
                            .post("/pledge/v1/pledges/%s/paper-signature?signedOn=%s"
                                    .formatted(row.get("id").asText(), LocalDate.now(ZoneId.of("Asia/Shanghai"))))
                            .statusCode());
        }

        private void requireSigned(Person person, int status) {
            boolean due = person.pledge == PledgeState.DUE;
            assertThat(status).isEqualTo(due ? 200 : 409);
            person.pledge = due ? PledgeState.SIGNED : person.pledge;
        }

        private void exempt(Person person) throws IOException {
            JsonNode row = row(person);
            if (row == null) {
                return;
            }
            Response proposed = registry.as("o1", "organization-officer")
                    .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}"
                            .formatted(row.get("id").asText()))
                    .post("/pledge/v1/exemptions");
            assertThat(proposed.statusCode()).isEqualTo(person.pledge == PledgeState.DUE ? 201 : 409);
            if (person.pledge == PledgeState.DUE) {
                act(proposed.path("id"), "approval", "").then().statusCode(200);
                person.exempted = true;
                person.pledge = PledgeState.EXCUSED;
            }
        }

        private void revoke(Person person) throws IOException {
            JsonNode row = row(person);
            if (row == null || !person.exempted) {
                return;
            }
            String id = registry.as("1", "auditor")
                    .get("/pledge/v1/exemptions?state=APPROVED")
                    .path("items.find { it.pledgeId == '" + row.get("id").asText() + "' }.id");
            act(id, "revocation", "{\"reason\":\"x\"}").then().statusCode(200);
            person.exempted = false;
            follow(person);
        }

        private Response act(String exemption, String action, String body) {
            return registry.as("o2", "discipline-officer")
                    .header("If-Match", "*")
                    .body(body)
                    .post("/pledge/v1/exemptions/" + exemption + "/" + action);
        }

        private void check(String steps) throws IOException {
            List<JsonNode> rows = rows();
            assertThat(rows).as(steps).hasSize((int) count(person -> person.pledge != null));
            for (Person person : people) {
                JsonNode row = rows.stream()
                        .filter(each -> each.get("cadreId").asText().equals(person.id.toString()))
                        .findFirst()
                        .orElse(null);
                assertThat(row == null ? null : row.get("state").asText())
                        .as("%s after %s", person.number, steps)
                        .isEqualTo(person.pledge == null ? null : person.pledge.name());
                assertThat(row == null ? null : row.get("unitId").asText())
                        .as("unit of %s after %s", person.number, steps)
                        .isEqualTo(person.countedIn == null ? null : person.countedIn.toString());
                if (row != null && person.pledge == PledgeState.SIGNED) {
                    person.signature = person.signature == null ? row.toString() : person.signature;
                    assertThat(row.toString()).as(steps).isEqualTo(person.signature);
                }
                long dueOfThem = ofOnePerson(person)
                        .filter(each -> each.pledge == PledgeState.DUE)
                        .count();
                assertThat(dueOfThem)
                        .as("nobody is asked twice after %s", steps)
                        .isLessThanOrEqualTo(1);
            }
            coverage(steps);
            boards(steps);
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
            long due = count(person -> person.pledge == PledgeState.DUE);
            long signed = count(person -> person.pledge == PledgeState.SIGNED);
            if (count(person -> person.pledge != null) == 0) {
                return;
            }
            JsonNode category = categories.get(0);
            for (UUID unit : List.of(registry.town, registry.office, farm)) {
                assertThat(figures(ofUnit(category.get("units"), unit)))
                        .as("unit %s after %s", unit, steps)
                        .isEqualTo(figures(person -> unit.equals(person.countedIn)));
            }
            assertThat(category.get("due").asLong()).as(steps).isEqualTo(due);
            assertThat(category.get("signed").asLong()).as(steps).isEqualTo(signed);
            assertThat(category.get("excused").asLong())
                    .as(steps)
                    .isEqualTo(count(person -> person.pledge == PledgeState.EXCUSED));
            assertThat(category.has("ratio")).as(steps).isEqualTo(due + signed > 0);
            if (due + signed > 0) {
                assertThat(category.get("ratio").asDouble()).as(steps).isEqualTo((double) signed / (due + signed));
            }
        }

        private @Nullable JsonNode ofUnit(JsonNode units, UUID unit) {
            for (JsonNode each : units) {
                if (each.get("unitId").asText().equals(unit.toString())) {
                    return each;
                }
            }
            return null;
        }

        /** A board follows a unit that moves within a moment, and everything else at once. */
        private void boards(String steps) throws IOException {
            Map<UUID, Predicate<Person>> below = Map.of(
                    registry.city,
                    person -> person.countedIn != null,
                    registry.office,
                    person -> registry.office.equals(person.countedIn),
                    farm,
                    person -> farm.equals(person.countedIn),
                    registry.town,
                    person -> registry.town.equals(person.countedIn)
                            || (farmIsBelowTown && farm.equals(person.countedIn)));
            for (Map.Entry<UUID, Predicate<Person>> unit : below.entrySet()) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(figures(board(unit.getKey())))
                                .as("board of %s after %s", unit.getKey(), steps)
                                .isEqualTo(figures(unit.getValue())));
            }
        }

        private JsonNode board(UUID unit) throws IOException {
            return JSON.readTree(registry.as("1", "auditor")
                            .get("/pledge/v1/cycles/%s/coverage/board?unitId=%s".formatted(registry.cycle, unit))
                            .asString())
                    .get("overall");
        }

        private Figures figures(Predicate<Person> which) {
            long due = count(which.and(person -> person.pledge == PledgeState.DUE));
            long signed = count(which.and(person -> person.pledge == PledgeState.SIGNED));
            long excused = count(which.and(person -> person.pledge == PledgeState.EXCUSED));
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

        private long count(Predicate<Person> which) {
            return people.stream().filter(which).count();
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
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(3, Act.SIGN),
                                Tuple.of(2, Act.SIGN_ON_PAPER),
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
                        Arbitraries.integers().between(0, PEOPLE - 1))
                .as(Step::new);
        List<List<Step>> chosen = new ArrayList<>();
        JqwikSession.run(() -> step.list()
                .ofSize(steps)
                .withoutEdgeCases()
                .sampleStream()
                .limit(sequences)
                .forEach(chosen::add));
        for (List<Step> each : chosen) {
            run(each);
        }
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
