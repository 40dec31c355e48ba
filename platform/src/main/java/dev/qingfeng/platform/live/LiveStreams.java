package dev.qingfeng.platform.live;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** All streams that this replica of the service holds open, and the one poller behind them. */
@Singleton
public class LiveStreams {

    private static final Logger LOG = Logger.getLogger(LiveStreams.class);

    private final List<LiveBoard<?, ?>> boards;
    private final LiveConfig config;
    private final Caller caller;
    private final CurrentVertxRequest current;
    private final Clock clock;
    private volatile boolean stopping;

    LiveStreams(
            @All List<LiveBoard<?, ?>> boards,
            LiveConfig config,
            Caller caller,
            CurrentVertxRequest current,
            Clock clock) {
        this.boards = boards;
        this.config = config;
        this.caller = caller;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Sends the board now and whenever it has changed, until the watcher goes or their token ends. Refuses with 503 {@code
     * too-many-streams} when as many are open as may be, of all or of this caller.
     *
     * @param board as the caller was just found to be allowed to see it
     */
    public <K, B> void open(LiveBoard<K, B> kind, K key, B board, SseEventSink sink, Sse sse) {
        HttpServerRequest request = current.getCurrent().request();
        Watcher.Viewer viewer = new Watcher.Viewer(caller.id(), caller.scope(), caller.tokenEnds(), request);
        Watcher<K, B> watcher = admit(kind, key, viewer, sink, sse);
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        kind.show(board, watcher, clock.instant());
        if (stopping) {
            kind.close();
        }
    }

    /** One after the other: of many who come at once none takes a place that another has just taken. */
    synchronized <K, B> Watcher<K, B> admit(
            LiveBoard<K, B> kind, K key, Watcher.Viewer viewer, SseEventSink sink, Sse sse) {
        if (boards.stream().mapToInt(LiveBoard::watchers).sum() >= config.streams()
                || boards.stream().mapToLong(one -> one.watchersOf(viewer.id())).sum() >= config.streamsOfOne()) {
            throw ProblemException.of(PlatformProblem.TOO_MANY_STREAMS);
        }
        return kind.add(key, viewer, clock.instant(), sink, sse);
    }

    @Scheduled(
            every = "${qingfeng.live.interval}",
            identity = "live-boards",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        for (LiveBoard<?, ?> board : boards) {
            try {
                board.refresh(clock.instant(), config.heartbeat());
            } catch (RuntimeException e) {
                LOG.warnf(
                        e,
                        "%s could not be refreshed; it is tried again",
                        board.getClass().getSimpleName());
            }
        }
    }

    /** Before the requests under way are waited for: a stream would last as long as its token. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent event) {
        stopping = true;
        boards.forEach(LiveBoard::close);
    }
}
