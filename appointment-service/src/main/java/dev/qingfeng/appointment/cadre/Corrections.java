package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The only way in which a cadre's facts are corrected: what they were is kept. */
@ApplicationScoped
public class Corrections {

    private final CorrectionRepository corrections;
    private final Caller caller;
    private final RecordedTime time;

    Corrections(CorrectionRepository corrections, Caller caller, RecordedTime time) {
        this.corrections = corrections;
        this.caller = caller;
        this.time = time;
    }

    /** Whether facts are among the changes that say who somebody is. */
    static boolean needReason(CadreDetails before, CadreDetails after) {
        return CadreFact.differing(before, after).stream().anyMatch(CadreFact::needsReason);
    }

    /**
     * Describes the cadre anew and keeps what was said before, put down to the caller.
     *
     * @param reason null only where {@link #needReason} says that none is needed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void correct(Cadre cadre, CadreDetails after, @Nullable String reason) {
        Instant now = time.now();
        CadreFact.differing(cadre.details(), after)
                .forEach(fact -> corrections.persist(
                        new Correction(cadre.id(), fact, cadre.details(), after, reason, caller.id(), now)));
        cadre.describe(after);
    }
}
