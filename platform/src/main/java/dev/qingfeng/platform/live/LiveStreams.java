package dev.qingfeng.platform.live;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** All streams that this replica of the service holds open, and the one poller behind them. */
@Singleton
public class LiveStreams {

    private static final Logger LOG = Logger.getLogger(LiveStreams.class);

    private final List<LiveBoard<?, ?>> boards;
    private final LiveConfig config;
    private final Caller caller;
    private final Clock clock;

    LiveStreams(@All List<LiveBoard<?, ?>> boards, LiveConfig config, Caller caller, Clock clock) {
        this.boards = boards;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Sends the board now and whenever it has changed, until the watcher goes or their token ends. Refuses with 503 {@code
     * too-many-streams} when as many are open as may be.
     *
     * @param board as the caller was just found to be allowed to see it
     */
    public <K, B> void open(LiveBoard<K, B> kind, K key, B board, SseEventSink sink, Sse sse) {
        if (boards.stream().mapToInt(LiveBoard::watchers).sum() >= config.streams()) {
            throw ProblemException.of(PlatformProblem.TOO_MANY_STREAMS);
        }
        kind.add(key, board, caller.tokenEnds(), clock.instant(), sink, sse);
    }

    @Scheduled(
            every = "${qingfeng.live.interval}",
            identity = "live-boards",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        Instant now = clock.instant();
        for (LiveBoard<?, ?> board : boards) {
            try {
                board.refresh(now, now.minus(config.heartbeat()));
            } catch (RuntimeException e) {
                LOG.warnf(
                        e,
                        "%s could not be refreshed; it is tried again",
                        board.getClass().getSimpleName());
            }
        }
    }

    /** Before the requests under way are waited for: a stream would last as long as its token. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        boards.forEach(LiveBoard::close);
    }
}
