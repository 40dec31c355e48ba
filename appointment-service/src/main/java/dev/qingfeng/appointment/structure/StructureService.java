package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.plan.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Structures of the plans that the caller sees, in figures. */
@ApplicationScoped
public class StructureService {

    private final Readings readings;
    private final Bands ages;
    private final Bands years;

    StructureService(Readings readings, AppointmentConfig config) {
        this.readings = readings;
        this.ages = new Bands(config.structure().agesFrom());
        this.years = new Bands(config.structure().yearsInPostFrom());
    }

    /**
     * In the registry as it is now. Refuses with 404 a plan that is not the caller's to see. Leaves a row in the audit.
     *
     * @param effectiveOn see {@link Proposals#of}
     */
    public Structure of(UUID planId, @Nullable LocalDate effectiveOn) {
        return readings.of(planId, effectiveOn).structure(ages, years);
    }
}
