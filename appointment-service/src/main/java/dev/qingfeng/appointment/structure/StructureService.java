package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.plan.Proposals;
import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Structures of the plans that the caller sees, in figures, charts and rows. */
@ApplicationScoped
public class StructureService {

    private final Readings readings;
    private final StructureCharts charts;
    private final Catalogue catalogue;
    private final Messages messages;
    private final Bands ages;
    private final Bands years;

    StructureService(
            Readings readings,
            StructureCharts charts,
            Catalogue catalogue,
            Messages messages,
            AppointmentConfig config) {
        this.readings = readings;
        this.charts = charts;
        this.catalogue = catalogue;
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

    /**
     * What the plan makes of the city otherwise than another does. Refuses with 404, and with 422 {@code unknown-reference} another
     * that is not of the same cycle. Leaves a row in the audit for each plan that it shows.
     *
     * @param againstId null for the city as it is, with what was decided before
     * @param effectiveOn see {@link Proposals#of}
     */
    @Transactional
    public PlanDifferences differences(UUID planId, @Nullable UUID againstId, @Nullable LocalDate effectiveOn) {
        Reading here = readings.of(planId, effectiveOn);
        Reading there = againstId == null ? readings.withoutPlan(here) : readings.against(here, againstId, effectiveOn);
        return PlanDifferences.of(side(here), againstId, side(there));
    }

    private PlanDifferences.Side side(Reading reading) {
        return new PlanDifferences.Side(reading, reading.proposal().verdict(catalogue), reading.city(ages, years));
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
