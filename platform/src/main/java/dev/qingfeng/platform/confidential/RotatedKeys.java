package dev.qingfeng.platform.confidential;

import java.util.Set;

/** Data keys that move when the configuration names another wrapping key: each bean of this type is asked until none is left. */
public interface RotatedKeys {

    /**
     * Moves some that are not under the current key, in a transaction that is there; those that somebody else is moving or changing
     * are passed over.
     *
     * @return how many, {@code atMost} as long as there may be more
     */
    int moveSome(Envelope envelope, int atMost);

    /**
     * How many are under another wrapping key than these.
     *
     * @param wrappingKeys ids, at least one
     */
    long notUnder(Set<String> wrappingKeys);
}
