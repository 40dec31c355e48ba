package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form. None is answered in words.
 *
 * @param choices none where people are selected
 * @param max how many may be selected; null of one that rates
 * @param classes who is asked; everybody if empty
 * @param nominees from where its nominees come; null if they are named where the form is used
 */
@Schema(name = "BallotFormQuestion")
public record FormQuestion(
        @NotNull
        @Size(max = 40)
        @Pattern(regexp = FormDefinition.CODE)
        @Schema(description = "Unique in the form", examples = "leadership-team")
        String code,

        @NotNull @Schema(examples = "LEADERSHIP_TEAM_EVALUATION")
        FormBlock block,

        @NotNull @Schema(examples = "RATE") QuestionKind kind,

        @NotNull @Schema(description = "People are named where the form is used", examples = "LEADERSHIP_TEAM")
        QuestionAbout about,

        @NotNull @Valid Wording text,

        @Size(max = FormDefinition.MOST_CHOICES)
        @Schema(
                description = "In their order; none where people are selected",
                examples =
                        "[{\"label\":{\"zhHans\":\"优秀\",\"zhHant\":\"優秀\",\"en\":\"excellent\"},\"meaning\":\"EXCELLENT\"},{\"label\":{\"zhHans\":\"较差\",\"zhHant\":\"較差\",\"en\":\"poor\"},\"meaning\":\"POOR\"}]")
        List<@NotNull @Valid FormChoice> choices,

        @Positive
        @Max(FormDefinition.MOST_CHOICES)
        @Schema(description = "How many may be selected at most; absent of a question that rates")
        @Nullable
        Integer max,

        @Size(max = 20) @Schema(description = "Who is asked; everybody if it is empty", examples = "[]")
        List<@NotNull AttendeeClass> classes,

        @Valid
        @Schema(
                description =
                        "From which earlier round its nominees come; absent if they are named where the form is used")
        @Nullable
        Progression nominees) {

    /** With what is absent or null still in it: whoever reads JSON finds that afterwards. */
    @SuppressWarnings("NullAway") // Jackson passes null for what is absent.
    public FormQuestion {
        choices = choices == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(choices));
        classes = classes == null
                ? List.of()
                : classes.stream()
                        .sorted(Comparator.nullsLast(Comparator.naturalOrder()))
                        .toList();
    }

    /** Whether those of a class are asked. */
    public boolean isAskedOf(AttendeeClass attendeeClass) {
        return classes.isEmpty() || classes.contains(attendeeClass);
    }

    /** Whether some of its candidates are selected, rather than of its choices. */
    public boolean selectsPeople() {
        return kind == QuestionKind.SELECT && about.needsCandidates();
    }
}
