package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said when the result of a round is released. */
public record CertifyRoundRequest(
        @NotNull
        @Schema(
                description = "That the meeting's scrutineers and tellers have signed the protocol; not otherwise",
                examples = "true")
        Boolean protocolSigned,

        @NotNull
        @Schema(
                description =
                        "That the key-holders' sheets of the round were shredded before their eyes; not otherwise",
                examples = "true")
        Boolean sheetsShredded) {}
