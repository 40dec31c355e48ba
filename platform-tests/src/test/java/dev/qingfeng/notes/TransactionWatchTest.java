package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every test of every service is watched for: no change without its event, no event unlike its schema. */
@QuarkusTest
class TransactionWatchTest {

    @Inject
    NoteService notes;

    @Inject
    EntityManager entities;

    private final String text = UUID.randomUUID().toString();

    /** Changes that nobody tells of. */
    private enum Untold {
        INSERT {
            @Override
            void make(EntityManager entities, String text) {
                // Before the ids of all notes that were written, so that it is in nobody's last page.
                entities.createNativeQuery("""
                                insert into note (id, version, text)
                                values (cast(overlay(cast(gen_random_uuid() as text) placing '00000000' from 1) as uuid), 0, :text)""").setParameter("text", text).executeUpdate();
            }
        },
        UPDATE {
            @Override
            void make(EntityManager entities, String text) {
                entities.createNativeQuery("update note set version = version + 1 where text = :text")
                        .setParameter("text", text)
                        .executeUpdate();
            }
        },
        DELETE {
            @Override
            void make(EntityManager entities, String text) {
                entities.createNativeQuery("delete from note where text = :text")
                        .setParameter("text", text)
                        .executeUpdate();
            }
        };

        abstract void make(EntityManager entities, String text);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWithoutItsEventIsFound(Untold change) {
        if (change != Untold.INSERT) {
            notes.write(text);
        }
        QuarkusTransaction.requiringNew().run(() -> change.make(entities, text));
        assertThat(TransactionWatch.takeUntoldChanges())
                .anySatisfy(found ->
                        assertThat(found).startsWith(change + " of note: ").contains(text));
    }

    @Test
    void anEventOfSomethingElseDoesNotTellOfAChange() {
        QuarkusTransaction.requiringNew().run(() -> {
            notes.write(UUID.randomUUID().toString());
            Untold.INSERT.make(entities, text);
        });
        assertThat(TransactionWatch.takeUntoldChanges())
                .anySatisfy(found -> assertThat(found).contains(text));
    }

    @Test
    void aChangeWithItsEventIsNot() {
        notes.write(text);
        assertThat(TransactionWatch.takeUntoldChanges())
                .noneSatisfy(found -> assertThat(found).contains(text));
    }

    @Test
    void aChangeThatIsUndoneNeedsNoEvent() {
        QuarkusTransaction.begin();
        Untold.INSERT.make(entities, text);
        QuarkusTransaction.rollback();
        assertThat(TransactionWatch.takeUntoldChanges())
                .noneSatisfy(found -> assertThat(found).contains(text));
    }

    /** It is taken back before the relay can send it. */
    @Test
    void anEventUnlikeItsSchemaIsFound() {
        assumeThat(System.getProperty("contract"))
                .as("the schema is being written")
                .isNotEqualTo("write");
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                            insert into outbox (lane, id, aggregatetype, aggregateid, type, payload, source, time,
                              aggregateversion, epoch, correlationid)
                            values (0, gen_random_uuid(), 'nowhere', :text, 'dev.qingfeng.notes.written.v1',
                              '{"length": "long"}', 'nobody', now(), 0, 1, 'none')""").setParameter("text", text).executeUpdate();
            entities.createNativeQuery("delete from outbox where aggregateid = :text")
                    .setParameter("text", text)
                    .executeUpdate();
        });
        assertThat(TransactionWatch.takeEventFaults())
                .anySatisfy(fault -> assertThat(fault).contains("noteId"))
                .anySatisfy(fault -> assertThat(fault).contains("length"));
    }
}
