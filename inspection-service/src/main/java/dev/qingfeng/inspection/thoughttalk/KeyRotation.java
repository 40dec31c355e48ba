package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.platform.confidential.Envelope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Moves the data keys of all talks under the current key of the configuration. Once it is through, a former key can be
 * taken out of the configuration.
 */
@Singleton
class KeyRotation {

    private static final int AT_ONCE = 200;

    private final TalkNotesRepository notes;
    private final Envelope envelope;

    KeyRotation(TalkNotesRepository notes, Envelope envelope) {
        this.notes = notes;
        this.envelope = envelope;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            identity = "rotate-talk-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rotate() {
        int moved;
        do {
            moved = QuarkusTransaction.requiringNew().call(this::moveSome);
        } while (moved == AT_ONCE);
    }

    private int moveSome() {
        List<TalkNotes> some = notes.notUnder(envelope.currentKey(), AT_ONCE);
        some.forEach(text -> text.rewrap(envelope));
        return some.size();
    }
}
