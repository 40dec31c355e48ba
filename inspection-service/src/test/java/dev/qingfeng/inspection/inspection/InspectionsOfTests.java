package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Inspections for tests that need no container. */
public final class InspectionsOfTests {

    private static final Instant TIME = Instant.parse("2026-06-14T02:00:00Z");

    private InspectionsOfTests() {}

    /** Begun with its team, and no further. */
    public static UnitInspection assigned() {
        return new UnitInspection(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null);
    }

    /** Announced for a day, and no further. */
    public static UnitInspection announced(LocalDate fieldworkBeginsOn) {
        UnitInspection inspection = assigned();
        Instant posted =
                fieldworkBeginsOn.minusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant();
        inspection.announce(
                new InspectionNotice(
                        new Occurrence(posted, posted, null),
                        fieldworkBeginsOn,
                        "12380",
                        "board",
                        List.of("a"),
                        null,
                        null),
                new NoticePeriod(0, ZoneOffset.UTC),
                null);
        return inspection;
    }

    /** Of steps in any order, by the days of UTC. */
    public static StepGate gate() {
        return new StepGate(new NoticePeriod(0, ZoneOffset.UTC), new StepOrder(List.of(), List.of()));
    }

    /** With all its steps. */
    public static UnitInspection concluded() {
        UnitInspection inspection = assigned();
        NoticePeriod period = new NoticePeriod(0, ZoneOffset.UTC);
        StepRules rules = new StepRules(period, new StepOrder(List.of(), List.of()), new RequiredEvidence(List.of()));
        Occurrence then = new Occurrence(TIME, TIME, null);
        inspection.announce(
                new InspectionNotice(then, LocalDate.parse("2026-06-15"), "12380", "board", List.of("a"), null, null),
                period,
                null);
        Instant later = TIME.plusSeconds(86_400);
        for (Step step : Step.values()) {
            inspection.record(
                    step,
                    RecordedStep.of(
                            new Occurrence(later, later, null),
                            new Occurrence(later, later, null),
                            "hall",
                            UUID.randomUUID(),
                            List.of(new KeptEvidence(EvidenceKind.FILE, "17", null, null, null))),
                    later,
                    rules,
                    List.of());
        }
        inspection.conclude(new Occurrence(later, later, null), rules.evidence(), List.of());
        return inspection;
    }
}
