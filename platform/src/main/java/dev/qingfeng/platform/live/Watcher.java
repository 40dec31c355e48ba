package dev.qingfeng.platform.live;

import dev.qingfeng.platform.security.UnitPath;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Somebody who watches a board. Nothing is sent to them before what was sent last has left. */
final class Watcher<K, B> {

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    private final K key;
    private final Viewer viewer;
    private final SseEventSink sink;
    private final Sse sse;
    private volatile long version;
    private volatile Instant sentAt;
    /** Of what was sent last; of nothing yet it is as if it were on its way. */
    private volatile CompletableFuture<?> sending = new CompletableFuture<>();

    Watcher(K key, Viewer viewer, Instant since, SseEventSink sink, Sse sse) {
        this.key = key;
        this.viewer = viewer;
        this.sentAt = since;
        this.sink = sink;
        this.sse = sse;
    }

    /**
     * Who watches.
     *
     * @param id as {@code Caller.id} gives it
     * @param scope what they may see
     * @param ends when their token does
     * @param request which their connection belongs to
     */
    record Viewer(String id, UnitPath scope, Instant ends, HttpServerRequest request) {}

    K key() {
        return key;
    }

    Viewer viewer() {
        return viewer;
    }

    /** Of the board that was sent last. */
    long version() {
        return version;
    }

    boolean isReady() {
        return sending.isDone();
    }

    /**
     * Whether they are gone, or may not watch any longer.
     *
     * @param stalledSince whoever has not taken by now what was sent before then is cut off: to end their stream in good order would
     *     wait for them
     */
    boolean isOver(Instant now, Instant stalledSince) {
        if (!sending.isDone() && sentAt.isBefore(stalledSince)) {
            viewer.request().connection().close();
            return true;
        }
        if (sending.isCompletedExceptionally() || !now.isBefore(viewer.ends())) {
            close();
            return true;
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
        if (sentAt.isBefore(quietSince)) {
            send(sse.newEventBuilder().comment("").build(), now);
        }
    }

    /** Whoever has left meanwhile is found by {@link #isOver}. */
    private void send(OutboundSseEvent event, Instant now) {
        try {
            sentAt = now;
            sending = sink.send(event).toCompletableFuture();
        } catch (IllegalStateException e) {
            sending = CompletableFuture.failedFuture(e);
        }
    }

    void close() {
        try {
            sink.close();
        } catch (RuntimeException e) {
            LOG.debug("A stream was closed from the other side", e);
        }
    }
}
