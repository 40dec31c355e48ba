package dev.qingfeng.platform.live;

import dev.qingfeng.platform.live.Watcher.Viewer;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A kind of board that can be watched live. Each message is a whole board whose id is its version, so nothing is missed by
 * whoever reconnects or reads slowly. One poller asks for the versions of all that is watched.
 *
 * @param <K> what tells one board from another
 * @param <B> the board as the API shows it
 */
public abstract class LiveBoard<K, B> {

    private static final Logger LOG = Logger.getLogger(LiveBoard.class);

    private final List<Watcher<K, B>> watchers = new CopyOnWriteArrayList<>();

    /** The present versions of these boards, by one query; one that is not there is left out. */
    protected abstract Map<K, Long> versions(Set<K> boards);

    /** The board as it is now; empty where it is not there any more. */
    protected abstract Optional<B> board(K key);

    /** Read before what the board shows, which therefore is at least as new. */
    protected abstract long version(B board);

    /** Whether who sees this subtree may still see the board: its unit may have moved. */
    protected abstract boolean isWithin(B board, UnitPath scope);

    /** From now on there is one watcher more; to whom nothing is sent before {@link #show}. */
    Watcher<K, B> add(K key, Viewer viewer, Instant now, SseEventSink sink, Sse sse) {
        Watcher<K, B> watcher = new Watcher<>(key, viewer, now, sink, sse);
        watchers.add(watcher);
        return watcher;
    }

    /** Sends the board now, and from then on whenever it has changed, until its viewer goes or may not see it any more. */
    void show(B board, Watcher<K, B> watcher, Instant now) {
        watcher.send(board, version(board), now);
    }

    int watchers() {
        return watchers.size();
    }

    long watchersOf(String id) {
        return watchers.stream()
                .filter(watcher -> watcher.viewer().id().equals(id))
                .count();
    }

    /** Sends what has changed to whom it concerns; reads each board once, however many watch it. */
    void refresh(Instant now, Duration heartbeat) {
        watchers.removeIf(watcher -> watcher.isOver(now, now.minus(heartbeat.multipliedBy(2))));
        if (watchers.isEmpty()) {
            return;
        }
        Map<K, Long> versions = versions(watchers.stream().map(Watcher::key).collect(Collectors.toSet()));
        Map<K, Optional<B>> read = new HashMap<>();
        for (Watcher<K, B> watcher : watchers) {
            if (!watcher.isReady()) {
                continue;
            }
            if (versions.getOrDefault(watcher.key(), watcher.version()) == watcher.version()) {
                watcher.showLife(now.minus(heartbeat), now);
            } else {
                showIfAllowed(read.computeIfAbsent(watcher.key(), this::readable), watcher, now);
            }
        }
    }

    private void showIfAllowed(Optional<B> board, Watcher<K, B> watcher, Instant now) {
        board.filter(any -> isWithin(any, watcher.viewer().scope()))
                .ifPresentOrElse(any -> show(any, watcher, now), watcher::close);
    }

    /** A board that cannot be read ends its own streams and no others; browsers come again. */
    private Optional<B> readable(K key) {
        try {
            return board(key);
        } catch (RuntimeException e) {
            LOG.warnf(e, "A board could not be read; its streams end");
            return Optional.empty();
        }
    }

    /** Ends all streams. */
    void close() {
        watchers.forEach(Watcher::close);
        watchers.clear();
    }
}
