package dev.qingfeng.complaint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who send at once, as cheaply as clients come: they run beside the service on the same cores. */
final class StormOfTests implements AutoCloseable {

    private final int clients;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;

    StormOfTests(int clients) {
        this.clients = clients;
        http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(clients));
    }

    /**
     * Sends all bodies, each client its next when its last is answered; all must be answered by this status.
     *
     * @param nanos where how long each took is put down, by its number
     * @return how many a second
     */
    double send(String path, List<Buffer> bodies, int status, long[] nanos) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(bodies.size());
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            sendNext(path, bodies, next, answered, statuses, nanos);
        }
        assertThat(answered.await(30, TimeUnit.MINUTES)).isTrue();
        assertThat(statuses).containsExactly(status);
        return bodies.size() / ((System.nanoTime() - start) / 1e9);
    }

    private void sendNext(
            String path,
            List<Buffer> bodies,
            AtomicInteger next,
            CountDownLatch answered,
            Set<Integer> statuses,
            long[] nanos) {
        int i = next.getAndIncrement();
        if (i < bodies.size()) {
            long start = System.nanoTime();
            http.request(HttpMethod.POST, RestAssured.port, "localhost", path)
                    .compose(request -> request.putHeader("Content-Type", "application/json")
                            .putHeader("Idempotency-Key", UUID.randomUUID().toString())
                            .send(bodies.get(i)))
                    .onComplete(answer -> {
                        nanos[i] = System.nanoTime() - start;
                        statuses.add(answer.succeeded() ? answer.result().statusCode() : 0);
                        answered.countDown();
                        sendNext(path, bodies, next, answered, statuses, nanos);
                    });
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
