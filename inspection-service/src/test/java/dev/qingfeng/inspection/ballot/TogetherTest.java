package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.inspection.ballot.Together.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever asks while others are answered is answered with all who do, and each gets the answer to what they asked. */
@Timeout(60)
class TogetherTest {

    private final ExecutorService hall = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        hall.shutdownNow();
    }

    @Test
    void eachGetsTheAnswerToWhatTheyAskedHoweverManyAskAtOnce() throws Exception {
        Together<Integer, Integer> together = new Together<>(all -> all.forEach(each -> each.answer(-each.question())));
        List<Future<Boolean>> people = IntStream.range(0, 100)
                .mapToObj(person -> hall.submit(() -> IntStream.range(person * 1000, person * 1000 + 1000)
                        .allMatch(question -> together.ask(question) == -question)))
                .toList();
        for (Future<Boolean> person : people) {
            assertThat(person.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoComesMeanwhileIsAnsweredInOneGoAndNotTooManyInOne() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Queue<Integer> goes = new ConcurrentLinkedQueue<>();
        Together<Integer, Integer> together = new Together<>(all -> {
            goes.add(all.size());
            held.await();
            all.forEach(each -> each.answer(each.question()));
        });
        List<Future<Integer>> people = new ArrayList<>();
        people.add(hall.submit(() -> together.ask(0)));
        await().until(() -> goes.size() == 1);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            int person = i;
            people.add(hall.submit(() -> {
                synchronized (waiting) {
                    waiting.add(Thread.currentThread());
                }
                return together.ask(person);
            }));
        }
        await().until(() -> {
            synchronized (waiting) {
                return waiting.size() == 100
                        && waiting.stream().allMatch(each -> each.getState() == Thread.State.WAITING);
            }
        });
        held.countDown();
        for (int i = 0; i <= 100; i++) {
            assertThat(people.get(i).get()).isEqualTo(i);
        }
        assertThat(goes).containsExactly(1, 64, 36);
    }

    @Test
    void whatGoesWrongIsTheAnswerToThoseWhoWereAskedForThenAndToNobodyAfterwards() {
        Together<String, String> together = new Together<>(all -> {
            for (Asked<String, String> each : all) {
                if (each.question().equals("broken")) {
                    throw new IllegalArgumentException("torn");
                }
                if (!each.question().equals("forgotten")) {
                    each.answer(each.question());
                }
            }
        });
        assertThatThrownBy(() -> together.ask("broken")).hasRootCauseMessage("torn");
        assertThat(together.ask("whole")).isEqualTo("whole");
        assertThatThrownBy(() -> together.ask("forgotten")).isInstanceOf(IllegalStateException.class);
        assertThat(together.ask("whole")).isEqualTo("whole");
    }

    @Test
    void whoIsInterruptedGetsTheAnswerAndIsStillInterrupted() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Together<Integer, Integer> together = new Together<>(all -> {
            begun.countDown();
            if (all.get(0).question() == 1) {
                held.await();
            }
            all.forEach(each -> each.answer(each.question()));
        });
        Future<Integer> first = hall.submit(() -> together.ask(1));
        begun.await();
        Future<Boolean> second = hall.submit(() -> {
            Thread.currentThread().interrupt();
            return together.ask(2) == 2 && Thread.interrupted();
        });
        held.countDown();
        assertThat(first.get()).isEqualTo(1);
        assertThat(second.get()).isTrue();
    }
}
