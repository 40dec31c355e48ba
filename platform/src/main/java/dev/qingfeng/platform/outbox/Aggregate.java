package dev.qingfeng.platform.outbox;

import java.util.UUID;

/** What events tell of: their key is its id, and their version is its version after the change. */
public interface Aggregate {

    UUID id();

    /** Grows with every change; with the epoch it orders the events of one aggregate. */
    long version();
}
