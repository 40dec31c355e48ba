package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.plan.Proposals;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Structures of the plans that the caller sees, in figures, charts and rows. */
@ApplicationScoped
public class StructureService {

    private final Readings readings;
    private final StructureCharts charts;
    private final Messages messages;
    private final Bands ages;
    private final Bands years;

    StructureService(Readings readings, StructureCharts charts, Messages messages, AppointmentConfig config) {
        this.readings = readings;
        this.charts = charts;
        this.messages = messages;
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

    /** The plan, its structure and the new leadership teams as rows; refuses and leaves a row as {@link #of} does. */
    public List<SheetWriter.Rows<?>> workbook(UUID planId, @Nullable LocalDate effectiveOn, Language language) {
        Reading reading = readings.of(planId, effectiveOn);
        return new PlanWorkbook(reading, reading.structure(ages, years), new StructureWords(messages, language))
                .sheets();
    }
}
