package dev.qingfeng.complaint.clearancelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An opinion, for the discipline organ. */
@Schema(name = "ClearanceOpinion")
public record ClearanceOpinionView(
        @Schema(examples = "5c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f")
        UUID id,

        @Schema(examples = "ENTERED") OpinionState state,

        @Schema(description = "Of the paper that was signed", examples = "纪廉〔2026〕8号")
        String reference,

        @Schema(description = "The day on which it was signed", examples = "2026-07-06")
        LocalDate issuedOn,

        @Schema(description = "Whether the paper is kept", examples = "true")
        boolean hasDocument,

        @Schema(description = "Staff number", examples = "MC0003")
        String enteredBy,

        @Schema(examples = "2026-07-06T08:00:00Z") Instant enteredAt,

        @Schema(description = "Staff number of who confirmed or refused it; absent until then", examples = "MC0031")
        @Nullable
        String decidedBy,

        @Schema(description = "Absent until then", examples = "2026-07-06T09:00:00Z") @Nullable
        Instant decidedAt,

        @Schema(description = "In the order of the cadres; absent in the answer to a change") @Nullable
        List<EnterOpinionRequest.Answer> answers) {

    static ClearanceOpinionView of(ClearanceOpinion opinion) {
        return of(
                opinion,
                opinion.answers().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(answer -> new EnterOpinionRequest.Answer(
                                answer.getKey(), answer.getValue().given()))
                        .toList());
    }

    /** The same without what it says: answers to changes are kept to be repeated. */
    static ClearanceOpinionView changed(ClearanceOpinion opinion) {
        return of(opinion, null);
    }

    private static ClearanceOpinionView of(
            ClearanceOpinion opinion, @Nullable List<EnterOpinionRequest.Answer> answers) {
        return new ClearanceOpinionView(
                opinion.id(),
                opinion.state(),
                opinion.reference(),
                opinion.issuedOn(),
                opinion.documentId() != null,
                opinion.enteredBy(),
                opinion.enteredAt(),
                opinion.decidedBy(),
                opinion.decidedAt(),
                answers);
    }

    /** Without what was answered. */
    @Override
    public String toString() {
        return "ClearanceOpinionView " + id;
    }
}
