package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.ReportProgress;
import dev.qingfeng.complaint.complaint.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A state of cases: what it leads to, and within what time. */
@Schema(name = "CaseStateDescription")
public record ComplaintStateView(
        @Schema(examples = "SCREENED") CaseState caseState,

        @Schema(description = "Whether nothing is due any more", examples = "false")
        boolean ended,

        @Schema(description = "What a receipt tells of it", examples = "IN_PROGRESS")
        ReportProgress progress,

        @Schema(description = "What may be done in it, and what it leads to")
        List<Move> moves,

        @Schema(description = "Within how many working days it is to be left; empty where nothing is due")
        List<Period> periods) {

    /** What may be done. */
    @Schema(name = "CaseMoveDescription")
    public record Move(
            @Schema(examples = "ACCEPT") CaseMove move,

            @Schema(description = "The same state where it changes none", examples = "ACCEPTED")
            CaseState to,

            @Schema(description = "Whether it may be made as long as the case is not paused", examples = "true")
            boolean whileUnpaused,

            @Schema(description = "Whether it may be made while the case is paused", examples = "false")
            boolean whilePaused) {}

    /** How long. */
    @Schema(name = "CasePeriod")
    public record Period(
            @Schema(examples = "ORDINARY") Severity severity,
            @Schema(examples = "5") int workingDays) {}

    static ComplaintStateView of(CaseState state, Map<Severity, Integer> periods) {
        return new ComplaintStateView(
                state,
                state.isEnded(),
                state.progress(),
                Stream.of(CaseMove.values())
                        .map(move -> new Move(
                                move,
                                move.from(state),
                                move.isLegal(state, false),
                                CaseMove.PAUSE.isLegal(state, false) && move.isLegal(state, true)))
                        .filter(move -> move.whileUnpaused() || move.whilePaused())
                        .toList(),
                periods.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(period -> new Period(period.getKey(), period.getValue()))
                        .toList());
    }
}
