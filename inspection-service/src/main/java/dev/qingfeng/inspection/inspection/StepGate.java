package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an inspection itself needs before a step starts: the team in the field, the notice, the steps that come first. */
public final class StepGate {

    private final NoticePeriod period;
    private final StepOrder order;

    StepGate(NoticePeriod period, StepOrder order) {
        this.period = period;
        this.order = order;
    }

    public static StepGate from(InspectionConfig config, ZoneId zone) {
        return new StepGate(NoticePeriod.from(config, zone), StepOrder.from(config));
    }

    /**
     * How far an inspection is.
     *
     * @param fieldworkStartedAt null until its team is in the field
     * @param fieldworkBeginsOn as the notice announced it; null until that is posted
     * @param ends when the steps that are carried out ended
     */
    public record Standing(
            UUID teamId,
            UUID unitId,
            @Nullable Instant fieldworkStartedAt,
            @Nullable LocalDate fieldworkBeginsOn,
            Map<Step, Instant> ends) {}

    /** What is missing for the step to start then; empty if nothing is. */
    public List<Unmet> missing(Standing standing, Step step, Instant startedAt) {
        List<Unmet> missing = new ArrayList<>();
        Instant fieldwork = standing.fieldworkStartedAt();
        if (fieldwork == null) {
            missing.add(Rule.THE_TEN_STEPS.unmet(
                    "fieldwork-not-started", standing.teamId().toString()));
        } else if (startedAt.isBefore(fieldwork)) {
            missing.add(Rule.THE_TEN_STEPS.unmet("step-before-fieldwork", fieldwork.toString()));
        }
        missing.addAll(missingOfUnit(standing, step, startedAt));
        return missing;
    }

    /** The same without its team: the notice and the steps that come first. */
    public List<Unmet> missingOfUnit(Standing standing, Step step, Instant startedAt) {
        List<Unmet> missing = new ArrayList<>();
        LocalDate announced = standing.fieldworkBeginsOn();
        if (announced == null) {
            missing.add(Rule.NOTICE.unmet("notice-not-posted", standing.unitId().toString()));
        } else if (!isOver(announced, startedAt)) {
            missing.add(Rule.NOTICE.unmet("notice-period-running", announced.toString()));
        }
        missing.addAll(order.missing(step, startedAt, standing.ends()));
        return missing;
    }

    /** Whether the day of fieldwork that a notice announced has come. */
    public boolean isOver(LocalDate announced, Instant moment) {
        return period.isOver(announced, moment);
    }
}
