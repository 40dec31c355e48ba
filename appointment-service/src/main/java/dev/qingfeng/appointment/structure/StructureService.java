package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.plan.Proposals;
import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Structures of the plans that the caller sees, in figures and charts. */
@ApplicationScoped
public class StructureService {

    private final Readings readings;
    private final StructureCharts charts;
    private final Bands ages;
    private final Bands years;

    StructureService(Readings readings, StructureCharts charts, AppointmentConfig config) {
        this.readings = readings;
        this.charts = charts;
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

    /** The ages as SVG; refuses and leaves a row as {@link #of} does. */
    public byte[] pyramid(UUID planId, @Nullable LocalDate effectiveOn, Language language) {
        return charts.pyramid(of(planId, effectiveOn), language);
    }

    /** The moves between units as SVG; refuses and leaves a row as {@link #of} does. */
    public byte[] flows(UUID planId, @Nullable LocalDate effectiveOn, Language language) {
        return charts.flows(of(planId, effectiveOn), language);
    }
}
