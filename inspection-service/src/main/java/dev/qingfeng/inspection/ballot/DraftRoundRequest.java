package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A round of a meeting.
 *
 * @param nominees null or empty unless the form asks for some that no earlier round chose
 */
public record DraftRoundRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000061")
        UUID formId,

        @Schema(
                description = "The closed round of the same inspection that chose the nominees, where the form says so",
                examples = "01980f2a-7c00-7000-8000-000000000062")
        @Nullable
        UUID followsId,

        @Schema(
                description =
                        "By the code of each question about nominees: cadres of the city, in the order of the ballot."
                                + " Members of the leadership team need not be named",
                examples = "{\"reserve-cadres\":[\"01980f2a-7c00-7000-8000-000000000005\"]}")
        @Size(max = 50)
        @Nullable
        Map<@NotBlank String, @NotNull @Size(max = 200) List<@NotNull UUID>> nominees,

        @NotNull
        @Size(max = 50)
        @Schema(
                description = "Where each sitting is, one after the other; none of a round on paper alone",
                examples = "[\"镇政府礼堂\"]")
        List<@NotBlank @Size(max = 200) String> sittings,

        @Schema(
                description = "Whether ballots are cast on paper, beside those of slips or alone; `false` if absent",
                examples = "false")
        @Nullable
        Boolean papers) {

    boolean onPaper() {
        return Boolean.TRUE.equals(papers);
    }

    Map<String, List<UUID>> namedNominees() {
        return nominees == null ? Map.of() : nominees;
    }
}
