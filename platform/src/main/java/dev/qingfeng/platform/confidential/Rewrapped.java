package dev.qingfeng.platform.confidential;

import java.util.UUID;

/** What has a {@link WrappedKey} called {@code dataKey} and an id called {@code id}. */
public interface Rewrapped {

    UUID id();

    /** Moves the data key under the current key of the configuration, if it opens; what it opens stays as it is. */
    void rewrap(Envelope envelope);
}
