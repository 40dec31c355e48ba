package dev.qingfeng.inspection.ballot;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attempt to open a box as the API shows it. */
@Schema(name = "BoxOpening")
public record BoxOpeningView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000063")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000062")
        UUID roundId,

        @Schema(examples = "WAITING") BoxOpeningState state,

        @Schema(
                description = "To which a key-holder seals the sheet: a public key of X25519 in base64",
                examples = "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=")
        String publicKey,

        @Schema(examples = "2026-06-14T03:00:00Z") Instant begunAt,

        @Schema(examples = "2026-06-14T03:30:00Z") Instant lastsUntil,

        @Schema(description = "Numbers of the key-holders who have handed in", examples = "[1]")
        List<Integer> keysOf,

        @Schema(description = "Absent while it waits") @Nullable
        BoxOpeningOutcome outcome,

        @Schema(
                description = "Number of the key-holder whose sheet did not fit; absent where it is not one alone",
                examples = "2")
        @Nullable
        Integer unfitKeyOf,

        @Schema(description = "Which line of that sheet was misread; absent where it is not known", examples = "3")
        @Nullable
        Integer unfitLine) {

    static BoxOpeningView from(BoxOpening opening) {
        return new BoxOpeningView(
                opening.id(),
                opening.roundId(),
                opening.state(),
                Base64.getEncoder().encodeToString(opening.publicKey()),
                opening.begunAt(),
                opening.lastsUntil(),
                opening.keys().stream().map(SealedSheet::number).toList(),
                opening.outcome(),
                opening.unfitNumber(),
                opening.unfitLine());
    }
}
