package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every replica is what the registry is, to the hash: from day to day, after a loss, and after a restore from a backup. */
@ExtendWith(QingfengExtension.class)
class ReplicasIT {

    private static final String REGISTRY = "appointment-service";
    private static final Duration SOON = Duration.ofSeconds(30);

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
        assertThat(replicas.copies()).isNotEqualTo(replicas.originals());
        String undisturbed = replicas.text("complaint", WRITERS.formatted("registry_cadre"));

        assertThat(qingfeng.command(REGISTRY, "replay")).contains("qingfeng.registry.cadres.v1");

        replicas.awaitEqual();
        assertThat(replicas.text("complaint", WRITERS.formatted("registry_cadre")))
                .isEqualTo(undisturbed);
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
        replicas.awaitEqual();
        String batch = publishClearances(qingfeng);
        await().atMost(SOON).until(() -> lastBatch(replicas), batch::equals);

        qingfeng.stop(REGISTRY);
        backup.restore();
        assertThat(lastBatch(replicas)).isNotEqualTo(batch);
        assertThat(replicas.copies()).isNotEqualTo(replicas.originals());
        assertThat(qingfeng.command(REGISTRY, "restored")).contains("The epoch is");
        qingfeng.startAgain(REGISTRY);

        replicas.awaitEqual();
        assertThat(replicas.text("pledge", "select count(*) from signer where staff_number like 'UNDONE-%'"))
                .isEqualTo("0");
        assertThat(replicas.text(
                        "pledge", "select string_agg(gone::text, '') from roster_unit where path ~ '*.undone'"))
                .isEqualTo("true");
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
