package dev.qingfeng.inspection.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Answers many who ask at once: whoever comes first asks the database for all who wait by then, and whoever is left is next. So a hall
 * that votes at once costs the database little, and says little of who came after whom.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Together<Q, A> {

    private static final int AT_ONCE = 64;

    private final Answering<Q, A> answering;
    private final Queue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean taken = new AtomicBoolean();

    Together(Answering<Q, A> answering) {
        this.answering = answering;
    }

    /** Answers all of these, or throws, which is the answer to those that have none. */
    @FunctionalInterface
    interface Answering<Q, A> {
        void answer(List<Asked<Q, A>> all) throws Exception;
    }

    /** Somebody who waits for an answer. */
    static final class Asked<Q, A> {

        private final Q question;
        private final Thread thread = Thread.currentThread();
        private @Nullable A answer;
        private @Nullable Exception failure;
        private volatile boolean done;

        Asked(Q question) {
            this.question = question;
        }

        Q question() {
            return question;
        }

        void answer(A given) {
            answer = given;
            done();
        }

        void fail(Exception why) {
            if (!done) {
                failure = why;
                done();
            }
        }

        private void done() {
            done = true;
            LockSupport.unpark(thread);
        }

        private A answered() {
            A given = answer;
            if (given == null) {
                throw new IllegalStateException("It was not answered", failure);
            }
            return given;
        }
    }

    /** The answer. Throws {@link IllegalStateException} where there was none. */
    A ask(Q question) {
        Asked<Q, A> own = new Asked<>(question);
        waiting.add(own);
        boolean interrupted = false;
        while (!own.done) {
            if (taken.compareAndSet(false, true)) {
                try {
                    answerSome();
                } finally {
                    taken.set(false);
                    // Whoever came too late for this turn, and found it taken, sleeps.
                    Asked<Q, A> next = waiting.peek();
                    if (next != null) {
                        LockSupport.unpark(next.thread);
                    }
                }
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return own.answered();
    }

    private void answerSome() {
        List<Asked<Q, A>> some = new ArrayList<>();
        for (Asked<Q, A> next = waiting.poll(); next != null; next = some.size() < AT_ONCE ? waiting.poll() : null) {
            some.add(next);
        }
        if (some.isEmpty()) {
            return;
        }
        try {
            answering.answer(some);
        } catch (Exception e) {
            some.forEach(each -> each.fail(e));
        } finally {
            // Nobody waits for ever, whatever went wrong.
            some.forEach(each -> each.fail(new IllegalStateException("It was left without an answer")));
        }
    }
}
