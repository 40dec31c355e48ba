package dev.qingfeng.platform.confidential;

/** What has a {@link WrappedKey} called {@code dataKey} and an id called {@code id}. */
public interface Rewrapped {

    /** Moves the data key under the current key of the configuration; what it opens stays as it is. */
    void rewrap(Envelope envelope);
}
