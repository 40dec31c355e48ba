package dev.qingfeng.platform.live;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A kind of board that can be watched live. Each message is a whole board whose id is its version, so nothing is missed by
 * whoever reconnects or reads slowly. One poller asks for the versions of all that is watched.
 *
 * @param <K> what tells one board from another, the part that its watchers may see included
 * @param <B> the board as the API shows it
 */
public abstract class LiveBoard<K, B> {

    private final List<Watcher<K, B>> watchers = new CopyOnWriteArrayList<>();

    /** The present versions of these boards, by one query; one that is not there is left out. */
    protected abstract Map<K, Long> versions(Set<K> boards);

    /** The board as it is now; empty where it may not be seen any more. */
    protected abstract Optional<B> board(K key);

    /** Read before what the board shows, which therefore is at least as new. */
    protected abstract long version(B board);

    /**
     * Sends the board now and whenever it has changed, until its watcher goes or {@code ends}. The caller has made sure that the
     * watcher may see it.
     */
    void add(K key, B board, Instant ends, Instant now, SseEventSink sink, Sse sse) {
        Watcher<K, B> watcher = new Watcher<>(key, ends, sink, sse);
        watcher.send(board, version(board), now);
        watchers.add(watcher);
    }

    int watchers() {
        return watchers.size();
    }

    /** Sends what has changed to whom it concerns; reads each board once, however many watch it. */
    void refresh(Instant now, Instant quietSince) {
        watchers.removeIf(watcher -> watcher.isOver(now));
        if (watchers.isEmpty()) {
            return;
        }
        Map<K, Long> versions = versions(watchers.stream().map(Watcher::key).collect(Collectors.toSet()));
        Map<K, Optional<B>> boards = new HashMap<>();
        for (Watcher<K, B> watcher : watchers) {
            if (watcher.isReady() && versions.getOrDefault(watcher.key(), watcher.version()) != watcher.version()) {
                boards.computeIfAbsent(watcher.key(), this::board)
                        .ifPresentOrElse(board -> watcher.send(board, version(board), now), watcher::close);
            } else if (watcher.isReady()) {
                watcher.showLife(quietSince, now);
            }
        }
    }

    /** Ends all streams. */
    void close() {
        watchers.forEach(Watcher::close);
        watchers.clear();
    }
}
