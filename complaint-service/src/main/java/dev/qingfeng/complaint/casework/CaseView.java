package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.accountability.AccountabilityMeasure;
import dev.qingfeng.complaint.accountability.MeasureKind;
import dev.qingfeng.complaint.blindness.ComplaintSubject;
import dev.qingfeng.complaint.blindness.SubjectStanding;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case with all that was done and written, for those who may know of it. */
@Schema(name = "Case")
public record CaseView(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5b")
        UUID complaintId,

        @Schema(examples = "CONCLUDED") CaseState caseState,

        @Schema(description = "What may be done with it now")
        List<CaseMove> legalMoves,

        @Schema(examples = "SERIOUS") Severity severity,

        @Schema(description = "Absent until it is concluded", examples = "SUBSTANTIATED") @Nullable
        CaseFinding finding,

        @Schema(
                description = "The unit whose handlers work on it; absent if those of the whole city do",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        @Nullable
        UUID handlingUnitId,

        @Schema(description = "Staff number of who handles it; absent while nobody does", examples = "MC0021") @Nullable
        String handlerNumber,

        @Schema(description = "By when it is to leave its state; absent where nothing is due", examples = "2026-03-09")
        @Nullable
        LocalDate dueOn,

        @Schema(description = "Whether it should have left its state by an earlier day", examples = "false")
        boolean overdue,

        @Schema(
                description =
                        "How many times it was put before the discipline officers of the city because nobody moved it; 0 for most",
                examples = "0")
        int escalation,

        @Schema(description = "Since when it waits for something; absent unless it does", examples = "2026-03-05")
        @Nullable
        LocalDate pausedOn,

        @Schema(description = "The last day on which it waits; absent unless it does", examples = "2026-03-20")
        @Nullable
        LocalDate pausedUntil,

        @Schema(description = "How many times it was let wait longer than was said", examples = "0")
        int prolongations,

        @Schema(
                description = "The case that it is a duplicate of; absent for most",
                examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5c")
        @Nullable
        UUID mergedIntoId,

        @Schema(description = "Cases that are duplicates of it")
        List<UUID> duplicateIds,

        @Schema(
                description =
                        "How many files came with it and since. What they hold is not looked through for names: who is named in a file alone"
                                + " sees the case until it is said that they are meant",
                examples = "2")
        long files,

        @Schema(description = "Whom and what it is about") List<Subject> subjects,

        @Schema(
                description =
                        "Whether so many are named that nobody but discipline officers sees it until one of them links who is meant",
                examples = "false")
        boolean crowded,

        @Schema(
                description =
                        "Which state of the names that occur you look at: say it when you say who is meant; absent unless it is crowded",
                examples = "2")
        @Nullable
        Long crowdVersion,

        @Schema(description = "What was done, the first first")
        List<Entry> history,

        @Schema(description = "What followed for whoever it was substantiated against")
        List<Measure> measures,

        @Schema(description = "When accountability was announced; absent until then", examples = "2026-08-05") @Nullable
        LocalDate announcedOn) {

    /** A cadre or a unit that it is about. */
    @Schema(name = "CaseSubject")
    public record Subject(
            @Schema(description = "Absent for a unit", examples = "01980f2a-7c00-7000-8000-000000000005") @Nullable
            UUID cadreId,

            @Schema(description = "Absent for a cadre", examples = "01980f2a-7c00-7000-8000-000000000002") @Nullable
            UUID unitId,

            @Schema(
                    description = "PRESUMED: the name occurs in what was reported, and nobody has looked yet",
                    examples = "LINKED")
            SubjectStanding standing) {

        static Subject of(ComplaintSubject subject) {
            return new Subject(subject.cadreId(), subject.unitId(), subject.standing());
        }
    }

    /** What was done. */
    @Schema(name = "CaseEntry")
    public record Entry(
            @Schema(examples = "1") int number,
            @Schema(examples = "SCREEN") CaseMove move,
            @Schema(examples = "RECEIVED") CaseState from,
            @Schema(examples = "SCREENED") CaseState to,
            @Schema(examples = "2026-03-03T02:00:00Z") Instant madeAt,

            @Schema(description = "Staff number; `service` where a pause ended by itself", examples = "MC0021")
            String madeBy,

            @Schema(
                    description = "Staff number of whose the case was from then on; absent for nobody's",
                    examples = "MC0021")
            @Nullable
            String handlerNumber,

            @Schema(
                    description = "Reason, finding or answer; absent where none was given, and once the case is erased",
                    examples = "线索具体，可以核实。")
            @Nullable
            String words) {

        static Entry of(CaseEntry entry, @Nullable String words) {
            return new Entry(
                    entry.number(),
                    entry.move(),
                    entry.from(),
                    entry.to(),
                    entry.madeAt(),
                    entry.madeBy(),
                    entry.handlerNumber(),
                    words);
        }

        /** Without what is confidential. */
        @Override
        public String toString() {
            return "CaseEntry " + number;
        }
    }

    /** A measure. */
    @Schema(name = "CaseMeasure")
    public record Measure(
            @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5d")
            UUID id,

            @Schema(examples = "ADMONITION") MeasureKind kind,

            @Schema(
                    description = "Whom it is for; absent if it is for a unit",
                    examples = "01980f2a-7c00-7000-8000-000000000005")
            @Nullable
            UUID cadreId,

            @Schema(description = "Staff number of who sees to it", examples = "MC0021")
            String responsibleNumber,

            @Schema(examples = "2026-07-20") LocalDate imposedOn,
            @Schema(examples = "2026-08-20") LocalDate dueOn,

            @Schema(
                    description = "Whether something should have come of it by an earlier day, and nothing has",
                    examples = "false")
            boolean overdue,

            @Schema(description = "Absent until it is done", examples = "2026-08-10") @Nullable
            LocalDate doneOn,

            @Schema(description = "Absent until it is done", examples = "已完成诫勉谈话。") @Nullable
            String result,

            @Schema(
                    description =
                            "Which organ took over whom was referred to it, and below it its reference; absent for other measures",
                    examples = "SUPERIOR_DISCIPLINE_ORGAN\n纪受〔2026〕12号")
            @Nullable
            String acknowledgement) {

        static Measure of(
                AccountabilityMeasure measure,
                @Nullable String result,
                @Nullable String acknowledgement,
                LocalDate today) {
            return new Measure(
                    measure.id(),
                    measure.kind(),
                    measure.cadreId(),
                    measure.responsibleNumber(),
                    measure.imposedOn(),
                    measure.dueOn(),
                    measure.isOverdue(today),
                    measure.doneOn(),
                    result,
                    acknowledgement);
        }

        /** Without what is confidential. */
        @Override
        public String toString() {
            return "CaseMeasure " + id;
        }
    }

    static CaseView of(
            Complaint complaint,
            @Nullable UUID mergedIntoId,
            List<UUID> duplicateIds,
            long files,
            List<ComplaintSubject> subjects,
            @Nullable Long crowdVersion,
            List<Entry> history,
            List<Measure> measures,
            LocalDate today) {
        return new CaseView(
                complaint.id(),
                complaint.caseState(),
                CaseMove.legal(complaint.caseState(), complaint.pausedOn() != null),
                complaint.severity(),
                complaint.finding(),
                complaint.handlingUnitId(),
                complaint.handlerNumber(),
                complaint.dueOn(),
                complaint.isOverdue(today),
                complaint.escalation(),
                complaint.pausedOn(),
                complaint.pausedUntil(),
                complaint.prolongations(),
                mergedIntoId,
                duplicateIds,
                files,
                subjects.stream().map(Subject::of).toList(),
                crowdVersion != null,
                crowdVersion,
                history,
                measures,
                complaint.announcedOn());
    }

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "CaseView " + complaintId;
    }
}
