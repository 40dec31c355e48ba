package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every replica is what the registry is, to the hash: from day to day, after a loss, and after a restore from a backup. */
@Order(Integer.MAX_VALUE - 4)
@ExtendWith(QingfengExtension.class)
class ReplicasIT {

    private static final String REGISTRY = "appointment-service";
    /** A service that was killed before takes its part of a topic along until Kafka misses it. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private static final String CLEARED = "select string_agg(id::text, ',' order by id) from clearance where given";

    private static final String POSTS = """
            select string_agg(concat_ws(' ', id, (select epoch from outbox_epoch), version, unit_id, kind, quota, filled_by), ',')
            from post""";

    private static final Comparator<Event> AGE = Comparator.<Event>comparingInt(
                    event -> Integer.parseInt(event.header("ce_epoch")))
            .thenComparingLong(Event::version);

    /** What a replica is made of and by whom each row was written: the same as long as nothing touches it. */
    private static final String WRITERS =
            "select count(*) || ' ' || sum(xmin::text::bigint) from %s where staff_number like 'LOST-%%'";

    @Test
    void whatAReplicaHasLostAReplayBringsBack(Qingfeng qingfeng) throws SQLException {
        Replicas replicas = new Replicas(qingfeng);
        Api registry = qingfeng.as("registry-admin", REGISTRY);
        People people = new People("LOST", 20);
        people.write(registry, 0).accepted();
        people.write(registry, 1).accepted();
        Triplets triplets = new Triplets(replicas, registry, "TWICE");
        triplets.enter();
        triplets.merge(1, 2);
        triplets.merge(3, 1);
        replicas.awaitEqual();

        replicas.execute("inspection", "truncate registry_cadre, registry_unit, registry_cycle");
        replicas.execute("pledge", "delete from signer where staff_number like 'LOST-%'");
        replicas.execute(
                "complaint", "update registry_cadre set merged_from = null, epoch = 0 where staff_number = 'TWICE-3'");
        replicas.execute(
                "complaint",
                "update registry_calendar set epoch = 0, days = replace(days::text, 'HOLIDAY', 'WORKDAY')::jsonb");
        assertThat(replicas.different())
                .containsExactlyInAnyOrder(
                        "inspection.registry_cadre",
                        "inspection.registry_unit",
                        "inspection.registry_cycle",
                        "pledge.signer",
                        "complaint.registry_cadre",
                        "complaint.registry_calendar");
        String undisturbed = replicas.text("complaint", WRITERS.formatted("registry_cadre"));

        assertThat(qingfeng.command(REGISTRY, "replay")).contains("qingfeng.registry.cadres.v1");

        replicas.awaitEqual();
        assertThat(replicas.text("complaint", WRITERS.formatted("registry_cadre")))
                .isEqualTo(undisturbed);
        assertThat(postsAsToldOutside(qingfeng)).isEqualTo(posts(replicas));
    }

    @Test
    void whateverAReplicaKeepsIsComparedWithWhatItIsAReplicaOf(Qingfeng qingfeng) throws SQLException {
        assertThat(new Replicas(qingfeng).notCompared()).isEmpty();
    }

    @Test
    void whatOfTheSignaturesIsLostAReplayOfThePledgesBringsBack(Qingfeng qingfeng) throws SQLException {
        Replicas replicas = new Replicas(qingfeng);
        qingfeng.transition();
        replicas.awaitEqual();
        replicas.execute("inspection", "truncate pledge_signature");
        replicas.execute("appointment", "truncate pledge_signature");
        assertThat(replicas.different())
                .containsExactlyInAnyOrder("inspection.pledge_signature", "appointment.pledge_signature");

        assertThat(qingfeng.command("pledge-service", "replay")).contains("qingfeng.pledge.signatures.v1");
        replicas.awaitEqual();
    }

    @Test
    @Tag("full")
    void whatOfGradesRoundsAndClearancesIsLostAReplayBringsBack(Qingfeng qingfeng) throws SQLException {
        Replicas replicas = new Replicas(qingfeng);
        qingfeng.transition();
        replicas.awaitEqual();
        replicas.execute("appointment", "truncate evaluation, released_round, clearance");
        assertThat(replicas.different())
                .containsExactlyInAnyOrder("appointment.evaluation", "appointment.released_round");

        assertThat(qingfeng.command("inspection-service", "replay"))
                .contains(
                        "qingfeng.inspection.teams.v1: 7 of 7",
                        "qingfeng.inspection.evaluations.v1",
                        "qingfeng.inspection.released-rounds.v1");
        qingfeng.command("complaint-service", "replay");
        replicas.awaitEqual();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(replicas.text("appointment", CLEARED))
                        .isEqualTo(replicas.text("complaint", CLEARED)));
    }

    /** The backup is from before the one that is left out of it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    pledge, delete from backup.pledge where id = (select min(id::text)::uuid from backup.pledge where state = 'SIGNED')
                    inspection, delete from backup.evaluation where id = (select min(id::text)::uuid from backup.evaluation)
                    complaint, select 1
                    """)
    @Tag("full")
    void afterARestoreOfAnotherServiceItsReadersBelieveItToo(String database, String youngest, Qingfeng qingfeng)
            throws Exception {
        String service = database + "-service";
        Replicas replicas = new Replicas(qingfeng);
        qingfeng.transition();
        replicas.awaitEqual();
        Backup backup = Backup.of(qingfeng, database);
        replicas.execute(database, youngest);

        qingfeng.stop(service);
        backup.restore();
        assertThat(qingfeng.command(service, "restored")).contains("The epoch is");
        qingfeng.startAgain(service);

        replicas.awaitEqual();
        if (database.equals("complaint")) {
            // The backup may be from before a clearance was withdrawn.
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(replicas.text(
                                    "appointment", "select count(*) from clearance where given and not gone"))
                            .isEqualTo("0"));
        }
    }

    @Test
    void afterARestoreEveryReplicaIsWhatTheRegistryIsAgain(Qingfeng qingfeng) throws Exception {
        Replicas replicas = new Replicas(qingfeng);
        Api registry = qingfeng.as("registry-admin", REGISTRY);
        People kept = new People("KEPT", 20);
        kept.write(registry, 0).accepted();
        Triplets triplets = new Triplets(replicas, registry, "THRICE");
        triplets.enter();
        triplets.merge(1, 2);
        replicas.awaitEqual();
        Backup backup = Backup.of(qingfeng, "appointment");

        for (int round = 1; round <= 4; round++) {
            kept.write(registry, round).accepted();
        }
        triplets.merge(3, 1);
        People undone = new People("UNDONE", 20);
        undone.write(registry, 0).accepted();
        registry.postCsv("/appointment/v1/units/imports", "path,name,kind\nmingchuan.undone,未竟鎮,TOWN\n")
                .accepted();
        registry.postCsv(
                        "/appointment/v1/calendars/imports",
                        "unitPath,date,kind,name\nmingchuan,%d-10-01,WORKDAY,補班\n"
                                .formatted(LocalDate.now(Qingfeng.ZONE).getYear()))
                .accepted();
        registry.postCsv("/appointment/v1/posts/imports", "unitPath,kind,quota\nmingchuan.donghu,STAFF,81\n")
                .accepted();
        replicas.awaitEqual();
        String batch = publishClearances(qingfeng);
        await().atMost(SOON).until(() -> lastBatch(replicas), batch::equals);

        qingfeng.stop(REGISTRY);
        backup.restore();
        assertThat(lastBatch(replicas)).isNotEqualTo(batch);
        assertThat(replicas.different())
                .contains("pledge.signer", "inspection.registry_unit", "complaint.registry_calendar");
        assertThat(qingfeng.command(REGISTRY, "restored")).contains("The epoch is");
        qingfeng.startAgain(REGISTRY);

        replicas.awaitEqual();
        assertThat(replicas.text(
                        "pledge", "select count(*) from signer where staff_number like 'UNDONE-%' and not gone"))
                .isEqualTo("0");
        assertThat(replicas.text(
                        "pledge", "select string_agg(gone::text, '') from registry_unit where path ~ '*.undone'"))
                .isEqualTo("true");
        assertThat(postsAsToldOutside(qingfeng)).isEqualTo(posts(replicas));
        // The second merge is undone, the first is not.
        assertThat(replicas.text("complaint", mergedFrom("THRICE-3"))).isNull();
        assertThat(replicas.text("inspection", mergedFrom("THRICE-1"))).isEqualTo("1");
        // The service that was restored has forgotten what others told it since, and has read it again.
        await().atMost(SOON).until(() -> lastBatch(replicas), batch::equals);

        kept.writeUntilAnswered(registry, 1).accepted();
        triplets.merge(3, 1);
        replicas.awaitEqual();
        assertThat(replicas.text("inspection", mergedFrom("THRICE-3"))).isEqualTo("2");
    }

    private static String mergedFrom(String staffNumber) {
        return "select cardinality(merged_from) from registry_cadre where staff_number = '%s'".formatted(staffNumber);
    }

    /** Somebody who was entered three times, under numbers that begin with a prefix. */
    private record Triplets(Replicas replicas, Api registry, String prefix) {

        void enter() {
            registry.postCsv(
                            "/appointment/v1/cadres/imports",
                            IntStream.rangeClosed(1, 3)
                                    .mapToObj(number ->
                                            "%s-%d,%s,1980-05-01,FEMALE,STAFF_MEMBER,mingchuan.donghu,,,,BACHELOR,,"
                                                    .formatted(prefix, number, prefix))
                                    .collect(Collectors.joining(
                                            "\n",
                                            "staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,"
                                                    + "trainings,categories\n",
                                            "\n")))
                    .accepted();
        }

        void merge(int survivor, int duplicate) throws SQLException {
            registry.postJson(
                            "/appointment/v1/cadres/" + id(survivor) + "/merge",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("duplicateId", id(duplicate))
                                    .put("duplicateTag", "*")
                                    .put("reason", "重複登記"),
                            Map.of("If-Match", "*"))
                    .accepted();
        }

        private String id(int number) throws SQLException {
            return replicas.text(
                    "appointment", "select id from cadre where staff_number = '%s-%d'".formatted(prefix, number));
        }
    }

    /** Of posts only systems outside keep a replica: each with its epoch, version and content, by id. */
    private static Map<String, String> postsAsToldOutside(Qingfeng qingfeng) {
        await().atMost(SOON).until(() -> qingfeng.unsentEvents(REGISTRY) == 0);
        try (OutsideConsumer outside = OutsideConsumer.of(qingfeng, "qingfeng.registry.posts.v1")) {
            Map<String, Event> kept = new TreeMap<>();
            for (Event event : outside.untilNow()) {
                kept.merge(event.key(), event, (one, other) -> AGE.compare(one, other) < 0 ? other : one);
            }
            return kept.values().stream()
                    .filter(event -> !event.payload().isMissingNode())
                    .collect(Collectors.toMap(
                            Event::key,
                            event -> Stream.of("unitId", "kind", "quota", "filledBy")
                                    .map(field ->
                                            event.payload().required(field).asText())
                                    .collect(Collectors.joining(
                                            " ", event.header("ce_epoch") + " " + event.version() + " ", ""))));
        }
    }

    private static Map<String, String> posts(Replicas replicas) throws SQLException {
        return Stream.of(replicas.text("appointment", POSTS).split(",", -1))
                .collect(Collectors.toMap(post -> post.substring(0, 36), post -> post.substring(37)));
    }

    private static String publishClearances(Qingfeng qingfeng) {
        return qingfeng.as("discipline-officer", "complaint-service")
                .postJson("/complaint/v1/clearance-batches", JsonNodeFactory.instance.objectNode())
                .accepted()
                .required("number")
                .asText();
    }

    private static String lastBatch(Replicas replicas) throws SQLException {
        return replicas.text("appointment", "select max(batch) from clearance");
    }
}
