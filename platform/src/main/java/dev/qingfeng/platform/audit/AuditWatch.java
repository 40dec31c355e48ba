package dev.qingfeng.platform.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Verifies the audit rows now and then, since nobody would otherwise before it is too late; remembers how it ended the last time. */
@Singleton
public class AuditWatch {

    private static final Logger LOG = Logger.getLogger(AuditWatch.class);

    private final AuditVerification verification;
    private final Clock clock;
    private volatile @Nullable AuditVerificationView last;

    AuditWatch(AuditVerification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("qingfeng.audit.verification", this::exitCode)
                .description(
                        "What verify-audit would have ended with when this process last verified: 0 in order, 3 something"
                                + " differs, 4 Kafka was away, 5 a restore took seals back; -1 before the first time,"
                                + " and where it broke off")
                .register(registry);
    }

    private double exitCode() {
        return last().outcome().exitCode();
    }

    /** Verifies everything. */
    @Scheduled(
            every = "${qingfeng.audit.verify-interval}",
            delayed = "5m",
            identity = "verify-audit",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void verify() {
        AuditVerdict verdict;
        try {
            verdict = verification.verify();
        } catch (RuntimeException e) {
            // Else the last answer, which may have been a good one, would stand.
            last = null;
            throw e;
        }
        if (verdict.outcome() != AuditOutcome.IN_ORDER) {
            verdict.lines().forEach(LOG::error);
        }
        last = new AuditVerificationView(verdict.outcome(), clock.instant());
    }

    /** How it ended the last time in this process; not yet, where that broke off. */
    AuditVerificationView last() {
        AuditVerificationView known = last;
        return known == null ? new AuditVerificationView(AuditOutcome.NOT_YET, null) : known;
    }
}
