package dev.qingfeng.platform.live;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Somebody who watches a board. Nothing is sent to them before what was sent last has left. */
final class Watcher<K, B> {

    private final K key;
    private final Instant ends;
    private final SseEventSink sink;
    private final Sse sse;
    private long version;
    private Instant heard = Instant.MIN;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    Watcher(K key, Instant ends, SseEventSink sink, Sse sse) {
        this.key = key;
        this.ends = ends;
        this.sink = sink;
        this.sse = sse;
    }

    K key() {
        return key;
    }

    /** Of the board that was sent last. */
    long version() {
        return version;
    }

    boolean isReady() {
        return sending.isDone();
    }

    /** Whether they are gone, or may not watch any longer. */
    boolean isOver(Instant now) {
        if (!sink.isClosed() && (sending.isCompletedExceptionally() || !now.isBefore(ends))) {
            close();
        }
        return sink.isClosed();
    }

    void send(B board, long newVersion, Instant now) {
        version = newVersion;
        send(
                sse.newEventBuilder()
                        .id(Long.toString(newVersion))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(board)
                        .build(),
                now);
    }

    /** Sends an empty comment if nothing was sent since then. */
    void showLife(Instant quietSince, Instant now) {
        if (heard.isBefore(quietSince)) {
            send(sse.newEventBuilder().comment("").build(), now);
        }
    }

    private void send(OutboundSseEvent event, Instant now) {
        if (!sink.isClosed()) {
            heard = now;
            sending = sink.send(event).toCompletableFuture();
        }
    }

    void close() {
        sink.close();
    }
}
