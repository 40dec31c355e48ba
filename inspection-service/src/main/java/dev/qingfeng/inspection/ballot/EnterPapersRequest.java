package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands on the papers of a bundle. */
public record EnterPapersRequest(
        @NotBlank
        @Size(max = 40)
        @Schema(description = "What stands on the cover of the bundle", examples = "7ZK19-QWXB0-4T61H-C1R5D")
        String code,

        @NotEmpty
        @Size(max = PaperPile.MOST_IN_A_BUNDLE)
        @Schema(description = "Each paper of the bundle; of a third person each at whose place the first two differ")
        List<@NotNull @Valid Paper> papers) {

    /** What stands on one paper: a ballot as it is cast with a slip, or that it cannot be read as one. */
    @Schema(name = "EnteredPaper")
    public record Paper(
            @NotNull
            @Positive
            @Max(PaperPile.MOST_IN_A_BUNDLE)
            @Schema(description = "Where it lies in the bundle, from 1", examples = "1")
            Integer place,

            @Schema(description = "As it is printed on the paper; absent of a spoilt one", examples = "STAFF") @Nullable
            AttendeeClass attendeeClass,

            @Size(max = 1022)
            @Schema(
                    description =
                            "One code of two digits for each position of the ballot paper, `00` where nothing is chosen; absent of"
                                    + " a spoilt one",
                    examples = "[\"01\",\"00\",\"02\"]")
            @Nullable
            List<@Nullable String> codes,

            @Schema(description = "Whether it cannot be read as a ballot; `false` if absent", examples = "false")
            @Nullable
            Boolean spoilt) {

        boolean isSpoilt() {
            return Boolean.TRUE.equals(spoilt);
        }

        /** Without the ballot. */
        @Override
        public String toString() {
            return "Paper";
        }
    }

    /** Without the secret and the ballots. */
    @Override
    public String toString() {
        return "EnterPapersRequest";
    }
}
