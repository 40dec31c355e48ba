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
    private final CadreRepository cadres;
    private final RegistryConfig config;
    private final Caller caller;
    private final RecordedTime time;

    Corrections(
            CorrectionRepository corrections,
            CadreRepository cadres,
            RegistryConfig config,
            Caller caller,
            RecordedTime time) {
        this.corrections = corrections;
        this.cadres = cadres;
        this.config = config;
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
        keepDifferences(cadre, after, reason, time.now());
        cadre.describe(after);
    }

    private void keepDifferences(Cadre cadre, CadreDetails after, @Nullable String reason, Instant now) {
        CadreFact.differing(cadre.details(), after)
                .forEach(fact -> corrections.persist(
                        new Correction(cadre.id(), fact, cadre.details(), after, reason, caller.id(), now)));
    }

    /**
     * Keeps a person under the survivor's number alone. What the registry says of the survivor stays, but that a post
     * which only the duplicate holds comes along, and with it the unit, and that trainings and categories are those of both.
     * What was said of the duplicate and is said differently of the survivor is kept.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void merge(Cadre duplicate, Cadre survivor, String reason) {
        CadreDetails given = duplicate.details();
        correct(survivor, survivor.details().unitedWith(given, config.leadingCadresFrom()), reason);
        Instant now = time.now();
        corrections.persist(Correction.ofNumber(duplicate, survivor, reason, caller.id(), now));
        keepDifferences(duplicate, survivor.details(), reason, now);
        cadres.mergedInto(duplicate.id()).forEach(earlier -> earlier.mergeInto(survivor, now));
        duplicate.mergeInto(survivor, now);
    }
}
