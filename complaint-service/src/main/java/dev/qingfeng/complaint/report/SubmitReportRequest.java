package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.complaint.ComplaintCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report of a violation. */
public record SubmitReportRequest(
        @Schema(
                description = "Path of the unit that it is about; absent if you do not know or say it",
                examples = "mingchuan.qingquan")
        @Nullable
        @Size(min = 1, max = 500)
        @Pattern(regexp = "^[a-z0-9_]+(\\.[a-z0-9_]+)*$")
        String unitPath,

        @Schema(description = "Id of that unit, instead of its path or with it") @Nullable
        UUID subjectUnitId,

        @NotNull @Schema(examples = "CANVASSING_AND_VOTE_BUYING")
        ComplaintCategory category,

        @NotBlank
        @Size(max = LONGEST)
        @Schema(
                description =
                        "What happened, where and when. Leave out what could tell who you are: it is encrypted, and those who handle the complaint will read it",
                examples = "某月某日晚,有人逐戶送禮,請人在推薦會上投票。")
        String narrative,

        @Schema(description = "Whom it is about, as far as you can say; encrypted like the narrative")
        @Nullable
        @Size(max = MOST_SUBJECTS)
        List<@NotNull @Valid ReportedSubject> subjects,

        @Schema(description = "Absent if you do not want to say who you are") @Nullable @Valid
        ReporterContact reporter) {

    /** In characters. */
    public static final int LONGEST = 20_000;

    public static final int MOST_SUBJECTS = 20;

    /** Without what was reported. */
    @Override
    public String toString() {
        return "SubmitReportRequest";
    }
}
