package dev.qingfeng.platform.confidential;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Data keys that move when the configuration names another wrapping key: each bean of this type is asked until none is left. */
public interface RotatedKeys {

    /** Before all ids. */
    UUID START = new UUID(0, 0);

    /**
     * Moves some that are under a former key, in the order of their ids, in a transaction that is there. Those that somebody else is moving
     * or changing are passed over, and so are those that do not open, which stay as they are.
     *
     * @param after where the last ones ended; {@link #START} for the first
     */
    Moved moveSome(Envelope envelope, UUID after, int atMost);

    /**
     * How many are under another wrapping key than these.
     *
     * @param wrappingKeys ids, at least one
     */
    long notUnder(Set<String> wrappingKeys);

    /**
     * What became of some.
     *
     * @param moved how many moved
     * @param unopened says of each that does not open which it is
     * @param last id of the last one; where there was none, after which they were to be
     */
    record Moved(int moved, List<String> unopened, UUID last) {

        boolean areAll(int atMost) {
            return moved + unopened.size() < atMost;
        }
    }
}
