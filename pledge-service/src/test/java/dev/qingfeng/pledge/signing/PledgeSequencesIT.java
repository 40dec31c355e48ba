package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import dev.qingfeng.pledge.roster.RosterConsumer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same over the real database: people join, lose the category, come back, move, leave, turn out to be one, are exempted and sign,
 * in any order. After every step coverage is signed ÷ (due + signed) of what a plain model says.
 */
@QuarkusTest
class PledgeSequencesIT {

    private static final int SEQUENCES = 3;
    private static final int STEPS = 15;
    private static final int PEOPLE = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    RosterConsumer consumer;

    enum Act {
        SIGN,
        MOVE,
        LOSE_CATEGORY,
        COME_BACK,
        LEAVE,
        MERGE,
        EXEMPT,
        REVOKE
    }

    record Step(Act act, int person, int other) {}

    /** What chance may not bring: somebody signs and is merged, somebody is exempted, moves and leaves. */
    private static final List<Step> TO_BE_MET = List.of(
            new Step(Act.SIGN, 0, 0),
            new Step(Act.MERGE, 1, 0),
            new Step(Act.MOVE, 1, 1),
            new Step(Act.EXEMPT, 2, 2),
            new Step(Act.MOVE, 2, 2),
            new Step(Act.LEAVE, 2, 2),
            new Step(Act.REVOKE, 2, 2));

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
        private boolean exempted;
        private @Nullable String signature;

        private Person(int number, UUID unit) {
            this.number = "p" + number;
            this.unit = unit;
        }
    }

    private final class City {
        private final RegistryOfTests registry = new RegistryOfTests().founded();
        private final List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new Person(i, registry.town))
                .toList();
        private final String hash;

        private City() {
            RegistryOfTests.Text text = registry.adoptText("LEADING_CADRE");
            hash = text.hash();
            registry.openCampaign("LEADING_CADRE", text.id(), "2199-12-31").statusCode(201);
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
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                    "qingfeng.registry.cadres.v1",
                    0,
                    0,
                    person.id.toString(),
                    state == null ? null : state.getBytes(StandardCharsets.UTF_8));
            RegistryOfTests.attributes("dev.qingfeng.registry.cadre.v1", 1, person.version++)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            consumer.cadre(record);
            people.forEach(this::follow);
        }

        /** What a change of the roster makes of a pledge. */
        private void follow(Person person) {
            boolean toSign = person.version > 0
                    && !person.gone
                    && person.inCategory
                    && !person.mergedAway
                    && person.mergedFrom.stream().noneMatch(merged -> people.get(merged).pledge == PledgeState.SIGNED);
            if (person.pledge == PledgeState.SIGNED || person.exempted || (person.pledge == null && !toSign)) {
                return;
            }
            person.pledge = toSign ? PledgeState.DUE : PledgeState.EXCUSED;
        }

        private void take(Step step) throws IOException {
            Person person = people.get(step.person());
            switch (step.act()) {
                case SIGN -> sign(person);
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
                case MOVE -> person.unit = person.unit.equals(registry.town) ? registry.office : registry.town;
                case LOSE_CATEGORY -> person.inCategory = false;
                case COME_BACK -> person.inCategory = true;
                default -> person.gone = true;
            }
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
            int status = registry.as(person.number, "cadre")
                    .header("If-Match", "*")
                    .body("{\"textHash\":\"" + hash + "\"}")
                    .post("/pledge/v1/pledges/" + row.get("id").asText() + "/signature")
                    .statusCode();
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

        private long count(Predicate<Person> which) {
            return people.stream().filter(which).count();
        }
    }

    @Test
    void coverageIsThatOfAPlainModelWhateverHappens() throws IOException {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(3, Act.SIGN),
                                Tuple.of(3, Act.MOVE),
                                Tuple.of(2, Act.LOSE_CATEGORY),
                                Tuple.of(3, Act.COME_BACK),
                                Tuple.of(1, Act.LEAVE),
                                Tuple.of(4, Act.MERGE),
                                Tuple.of(4, Act.EXEMPT),
                                Tuple.of(2, Act.REVOKE)),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, PEOPLE - 1))
                .as(Step::new);
        List<List<Step>> sequences = new ArrayList<>(List.of(TO_BE_MET));
        JqwikSession.run(() -> step.list()
                .ofSize(STEPS)
                .withoutEdgeCases()
                .sampleStream()
                .limit(SEQUENCES)
                .forEach(sequences::add));
        for (List<Step> steps : sequences) {
            run(steps);
        }
    }

    private void run(List<Step> steps) throws IOException {
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
        } finally {
            city.registry.close();
        }
    }
}
