package dev.qingfeng.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.UnitPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** As many are let in as there are places, of all and of one; over HTTP the service's tests show it, as far as a few requests can. */
@SuppressWarnings("NullAway") // Whether there is room is asked of nothing that stands in a request.
class LiveStreamsTest {

    private static final class Board extends LiveBoard<String, String> {

        @Override
        protected Map<String, Long> versions(Set<String> boards) {
            return Map.of();
        }

        @Override
        protected Optional<String> board(String key) {
            return Optional.empty();
        }

        @Override
        protected long version(String board) {
            return 0;
        }

        @Override
        protected boolean isWithin(String board, UnitPath scope) {
            return true;
        }
    }

    private record Places(int streams, int streamsOfOne) implements LiveConfig {

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }
    }

    private final Board board = new Board();

    private LiveStreams streams(int all, int ofOne, Clock clock) {
        return new LiveStreams(List.of(board), new Places(all, ofOne), null, null, clock);
    }

    private void admit(LiveStreams streams, String who) {
        streams.admit(board, "board", new Watcher.Viewer(who, UnitPath.parse("city"), Instant.MAX, null), null, null);
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsRefusedWhoeverTheyAre() {
        LiveStreams streams = streams(2, 2, Clock.systemUTC());
        admit(streams, "A-1");
        admit(streams, "A-2");
        assertThatThrownBy(() -> admit(streams, "A-3")).hasMessage("too-many-streams");
        assertThat(board.watchers()).isEqualTo(2);
    }

    @Test
    void whoHasTakenTheirPlacesIsRefusedAndOthersAreNot() {
        LiveStreams streams = streams(9, 1, Clock.systemUTC());
        admit(streams, "A-1");
        assertThatThrownBy(() -> admit(streams, "A-1")).hasMessage("too-many-streams");
        admit(streams, "A-2");
        assertThat(board.watchers()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoComeAtOnceForTheLastPlaceOneIsLetIn() throws InterruptedException {
        Door door = new Door();
        LiveStreams streams = streams(9, 1, door);
        for (int i = 0; i < 2; i++) {
            door.who.add(new Thread(() -> {
                try {
                    admit(streams, "A-1");
                } catch (ProblemException tooMany) {
                    assertThat(tooMany).hasMessage("too-many-streams");
                }
            }));
        }
        for (Thread one : door.who) {
            one.start();
        }
        for (Thread one : door.who) {
            one.join();
        }
        assertThat(board.watchers()).isEqualTo(1);
    }

    /** Asked for the time of whoever has found room; who asks first waits until the other one has asked too, or waits for them. */
    private static final class Door extends Clock {

        private final List<Thread> who = new ArrayList<>();
        private final Set<Thread> haveFoundRoom = ConcurrentHashMap.newKeySet();

        @Override
        public Instant instant() {
            haveFoundRoom.add(Thread.currentThread());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> who.stream()
                            .allMatch(one -> haveFoundRoom.contains(one)
                                    || one.getState() == Thread.State.BLOCKED
                                    || one.getState() == Thread.State.TERMINATED));
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
