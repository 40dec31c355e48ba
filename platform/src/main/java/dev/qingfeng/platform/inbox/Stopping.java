package dev.qingfeng.platform.inbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Whether this process is about to end. Its database is closed before its consumers are, so from then on they fail whatever comes. */
@ApplicationScoped
class Stopping {

    private volatile boolean begun;

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
