package dev.qingfeng.notes;

import dev.qingfeng.platform.replay.RestoreFollower;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts restores. */
@Singleton
class Restored implements RestoreFollower {

    final AtomicInteger times = new AtomicInteger();

    @Override
    public void restored() {
        times.incrementAndGet();
    }
}
