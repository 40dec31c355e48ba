package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ballot, of one length whatever it says. */
public record CastBallotRequest(
        @NotBlank @Size(max = 40) @Schema(description = "What stands on the slip", examples = "7ZK19-QWXB0-4T61H-C1R5D")
        String credential,

        @NotNull
        @Size(max = 1022)
        @Schema(
                description =
                        "One code of two digits for each position of the ballot paper, `00` where nothing is chosen",
                examples = "[\"01\",\"00\",\"02\"]")
        List<@Nullable String> codes,

        @Size(max = 40)
        @Schema(
                description =
                        "What makes the caller one of the hall's desks, see `getDeskCode`; unless people may vote on their own phones",
                examples = "7ZK1-9QWX-B04T")
        @Nullable
        String deskCode) {

    /** Without the secret and the ballot. */
    @Override
    public String toString() {
        return "CastBallotRequest";
    }
}
