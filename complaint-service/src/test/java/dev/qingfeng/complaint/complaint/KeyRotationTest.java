package dev.qingfeng.complaint.complaint;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.KeyRotation;
import dev.qingfeng.platform.confidential.RotatedKeys;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.FormerKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrapping key is replaced by naming another in the configuration: the data keys move, the texts stay as they are. */
@QuarkusTest
class KeyRotationTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    /** More than are moved in one transaction. */
    private static final int CASES = 250;

    private static final int IN_ONE_TRANSACTION = 200;
    private static final int WRITERS = 3;
    private static final int LEAST_ROUNDS = 3;

    @Inject
    KeyRotation rotation;

    @Inject
    QuarkusApplication program;

    @Inject
    CaseFileRepository files;

    @Inject
    Envelope current;

    @Inject
    ConfidentialConfig config;

    @Inject
    CaseAccess access;

    @Any
    @Inject
    Instance<RotatedKeys> keys;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void dataKeysMoveUnderTheCurrentKey() {
        RegistryOfTests.report(registry.townPath, "逐戶送禮");
        UUID id = UUID.fromString(registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items[0].id"));
        QuarkusTransaction.requiringNew().run(() -> files.findById(id).rewrap(FormerKey.envelope(config)));
        assertThat(Database.number("select count(*) from case_file where id = ? and key_id = 'former'", id))
                .isEqualTo(1);

        rotation.rotate();
        assertThat(Database.number(
                        "select count(*) from case_file where id = ? and key_id = ?", id, current.currentKey()))
                .isEqualTo(1);
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + id)
                .then()
                .body("narrative", equalTo("逐戶送禮"));
    }

    /** As after a restore from before a rotation, or where a process that was not restarted made keys under the former one. */
    @Test
    void aServiceDoesNotStartWithoutAKeyThatIsNeeded() {
        String receipt = RegistryOfTests.report(registry.townPath, "逐戶送禮");
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> access.byReceipt(SecretCode.read(receipt)).id());
        assertThatNoException().as("before").isThrownBy(rotation::requireWrappingKeys);
        String key = Database.text("select key_id from case_file where id = '%s'".formatted(id));
        Database.execute("update case_file set key_id = 'lost' where id = ?", id);
        try {
            assertThatThrownBy(rotation::requireWrappingKeys)
                    .hasMessageStartingWith("1 data keys are under wrapping keys");
        } finally {
            Database.execute("update case_file set key_id = ? where id = ?", key, id);
        }
        assertThatNoException().isThrownBy(rotation::requireWrappingKeys);
    }

    /** More than are moved in one transaction, and before the others: none of them is in the way of any other. */
    @Test
    void whatDoesNotOpenStaysAsItIsAndIsCountedAndTheOthersMove() throws Exception {
        int damaged = IN_ONE_TRANSACTION + 1;
        List<String> receipts = casesUnderTheFormerKey();
        Database.execute(
                "create table damaged_file as select id, wrapped_key as former from case_file where key_id = 'former'"
                        + " order by id limit " + damaged);
        try {
            Database.execute(
                    "update case_file f set wrapped_key = wrapped_key || 'x' from damaged_file d where d.id = f.id");
            assertThat(rotation.rotate().unopened()).isEqualTo(damaged);
            assertThat(underTheFormerKey()).isEqualTo(damaged);
            assertThat(program.run("rotate-keys")).as("some are left").isEqualTo(3);
        } finally {
            Database.execute("update case_file f set wrapped_key = former from damaged_file d where d.id = f.id");
            Database.execute("drop table damaged_file");
        }
        assertThat(rotation.rotate().unopened()).isZero();
        everyOneOpensWithoutTheFormerKey(receipts);
    }

    @Test
    void whatIsUnderAKeyThatTheConfigurationLacksIsCountedAndTheOthersMove() {
        List<UUID> ids = ids(List.of(
                RegistryOfTests.report(registry.townPath, "逐戶送禮"), RegistryOfTests.report(registry.townPath, "飛單")));
        QuarkusTransaction.requiringNew().run(() -> files.findById(ids.get(0)).rewrap(FormerKey.envelope(config)));
        Database.execute("update case_file set key_id = 'lost' where id = ?", ids.get(1));
        try {
            assertThat(rotation.rotate().unopened()).isEqualTo(1);
            assertThat(Database.number("select count(*) from case_file where key_id = 'former'"))
                    .isZero();
        } finally {
            Database.execute("update case_file set key_id = ? where id = ?", current.currentKey(), ids.get(1));
        }
        assertThat(rotation.rotate().unopened()).isZero();
    }

    /** An old process, while the others are being restarted. */
    @Test
    void aProcessThatDoesNotKnowItsKeyForAFormerOneTakesNoKeyBack() {
        UUID id =
                ids(List.of(RegistryOfTests.report(registry.townPath, "逐戶送禮"))).get(0);
        Envelope old = FormerKey.envelope(config);
        for (RotatedKeys each : keys) {
            RotatedKeys.Moved some = QuarkusTransaction.requiringNew()
                    .call(() -> each.moveSome(old, RotatedKeys.START, IN_ONE_TRANSACTION));
            assertThat(some.moved()).isZero();
            assertThat(some.unopened()).isEmpty();
        }
        assertThat(Database.number(
                        "select count(*) from case_file where id = ? and key_id = ?", id, current.currentKey()))
                .isEqualTo(1);
    }

    /** What was answered as kept. */
    private record Written(String receipt, String text, boolean withFile) {}

    /** Cases as a service left them whose current key was the one that is the former now. */
    private List<String> casesUnderTheFormerKey() {
        List<String> receipts = IntStream.range(0, CASES)
                .mapToObj(each -> RegistryOfTests.report(registry.townPath, "逐戶送禮 " + each))
                .toList();
        // Else those of another test would be counted with them.
        rotation.rotate();
        Envelope former = FormerKey.envelope(config);
        QuarkusTransaction.requiringNew()
                .run(() -> ids(receipts).forEach(each -> files.findById(each).rewrap(former)));
        assertThat(underTheFormerKey()).isEqualTo(CASES);
        return receipts;
    }

    private List<UUID> ids(List<String> receipts) {
        return QuarkusTransaction.requiringNew()
                .call(() -> receipts.stream()
                        .map(each -> access.byReceipt(SecretCode.read(each)).id())
                        .toList());
    }

    private long underTheFormerKey() {
        return Database.number("select (select count(*) from case_file where key_id <> 'first')"
                + " + (select count(*) from reporter_identity where key_id <> 'first')");
    }

    /** The service as it will be configured once the former key is taken out. */
    private Envelope withoutTheFormerKey() {
        return new Envelope(new ConfidentialConfig() {
            @Override
            public Map<String, String> keys() {
                return Map.of("first", Objects.requireNonNull(config.keys().get("first")));
            }

            @Override
            public String currentKey() {
                return "first";
            }

            @Override
            public Optional<Set<String>> formerKeys() {
                return Optional.empty();
            }

            @Override
            public String hashKey() {
                return config.hashKey();
            }
        });
    }

    private void everyOneOpensWithoutTheFormerKey(List<String> receipts) {
        everyOneOpens(receipts, withoutTheFormerKey());
    }

    private void everyOneOpens(List<String> receipts, Envelope keys) {
        List<UUID> ids = ids(receipts);
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(ids)
                        .allSatisfy(id ->
                                assertThat(files.findById(id).narrative(keys)).isPresent()));
    }

    @Test
    void keysMoveByCommandWhileReportersWriteOnAndNothingIsLost() throws Exception {
        List<String> receipts = casesUnderTheFormerKey();
        AtomicBoolean moved = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(WRITERS);
        List<CompletableFuture<List<Written>>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.supplyAsync(() -> {
                    List<Written> written = new ArrayList<>();
                    for (int round = 0; !moved.get() || round < LEAST_ROUNDS; round++) {
                        written.add(writeTo(receipts.get((writer * CASES / WRITERS + round) % CASES), writer == 0));
                        writing.countDown();
                        written.add(writeTo(RegistryOfTests.report(registry.townPath, "新的線索"), false));
                    }
                    return written;
                }))
                .toList();
        try {
            assertThat(writing.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(program.run("rotate-keys")).isZero();
        } finally {
            moved.set(true);
        }
        List<Written> written =
                writers.stream().flatMap(writer -> writer.join().stream()).toList();
        assertThat(underTheFormerKey()).isZero();
        everyOneOpensWithoutTheFormerKey(receipts);
        everyOneOpensWithoutTheFormerKey(written.stream().map(Written::receipt).toList());
        assertThat(written).hasSizeGreaterThanOrEqualTo(2 * WRITERS * LEAST_ROUNDS);
        written.forEach(this::isThere);
        assertThat(program.run("rotate-keys")).isZero();
    }

    private static Written writeTo(String receipt, boolean withFile) {
        String text = UUID.randomUUID().toString();
        anybody()
                .body("{\"receipt\":\"%s\",\"text\":\"%s\"}".formatted(receipt, text))
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
        if (withFile) {
            anybody()
                    .header("Report-Receipt", receipt)
                    .header("File-Name", "a.png")
                    .contentType("application/octet-stream")
                    .body(PapersOfTests.picture("png", 20))
                    .post("/complaint/v1/reports/attachments")
                    .then()
                    .statusCode(201);
        }
        return new Written(receipt, text, withFile);
    }

    private void isThere(Written written) {
        List<String> texts = anybody()
                .body("{\"receipt\":\"%s\"}".formatted(written.receipt()))
                .post("/complaint/v1/reports/messages/reading")
                .then()
                .statusCode(200)
                .extract()
                .path("messages.text");
        assertThat(texts).contains(written.text());
        if (written.withFile()) {
            UUID complaint = QuarkusTransaction.requiringNew()
                    .call(() ->
                            access.byReceipt(SecretCode.read(written.receipt())).id());
            String attachments = "/complaint/v1/complaints/" + complaint + "/attachments";
            List<String> ids = registry.as("1", "complaint-handler")
                    .get(attachments)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
            assertThat(ids)
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(registry.as("1", "complaint-handler")
                                    .get(attachments + "/" + id + "/content")
                                    .then()
                                    .statusCode(200)
                                    .extract()
                                    .asByteArray())
                            .isNotEmpty());
        }
    }

    /** Whatever ends it in the middle: what has moved is moved, what has not is as it was, and the next one finds it. */
    @Test
    void aRotationThatIsBrokenOffIsBegunAgain() throws Exception {
        List<String> receipts = casesUnderTheFormerKey();
        Database.execute("create sequence moved_keys");
        Database.execute("create function break_off() returns trigger language plpgsql security definer as $$ begin"
                + " if nextval('moved_keys') > %d then raise 'broken off'; end if; return new; end $$"
                        .formatted(IN_ONE_TRANSACTION + 10));
        Database.execute(
                "create trigger breaks_off before update on case_file for each row execute function break_off()");
        try {
            assertThat(program.run("rotate-keys")).isEqualTo(1);
        } finally {
            Database.execute("drop trigger breaks_off on case_file");
            Database.execute("drop function break_off");
            Database.execute("drop sequence moved_keys");
        }
        assertThat(underTheFormerKey()).isEqualTo(CASES - IN_ONE_TRANSACTION);
        everyOneOpens(receipts, current);
        assertThat(program.run("rotate-keys")).isZero();
        assertThat(underTheFormerKey()).isZero();
        everyOneOpensWithoutTheFormerKey(receipts);
    }
}
