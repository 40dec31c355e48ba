package dev.qingfeng.appointment.policy;

import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy as the API shows it, with the catalogue of the ten principles. */
@Schema(name = "Policy")
public record PolicyView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @Schema(description = "Counts from 1 within the cycle", examples = "1")
        int edition,

        @Schema(examples = "ADOPTED") PolicyState state,
        PolicyParameters parameters,
        List<PrincipleView> principles,
        @Schema(examples = "2026-05-02T01:30:00Z") Instant draftedAt,

        @Schema(description = "Absent while it is a draft", examples = "2026-05-04") @Nullable
        LocalDate structureAnalysedOn,

        @Schema(description = "Absent while it is a draft", examples = "2026-05-05") @Nullable
        LocalDate reportHeardOn,

        @Schema(
                description = "How it was voted on; absent while it is a draft",
                examples = "01980f2a-7c00-7000-8000-000000000023")
        @Nullable
        UUID resolutionId) {

    /** One of the ten principles. */
    @Schema(name = "Principle")
    public record PrincipleView(
            @Schema(examples = "P1") PrincipleCode code,
            @Schema(examples = "[\"HARD\", \"SOFT\"]") List<PrincipleKind> kinds,

            @Schema(description = "Whether plans are checked against it; if not, humans see to it", examples = "true")
            boolean evaluated,

            Words title,

            @Schema(description = "What it demands; zhHant has the original words")
            Words clause) {}

    /** The same in each language. */
    public record Words(
            @Schema(examples = "树立正确用人导向") String zhHans,
            @Schema(examples = "樹立正確用人導向") String zhHant,

            @Schema(examples = "Right personnel orientation")
            String en) {

        static Words of(String key, Messages messages) {
            return new Words(
                    messages.text(Language.ZH_HANS, key),
                    messages.text(Language.ZH_HANT, key),
                    messages.text(Language.EN, key));
        }
    }

    static PolicyView from(Policy policy, Messages messages) {
        return new PolicyView(
                policy.id(),
                policy.cycleId(),
                policy.edition(),
                policy.state(),
                policy.parameters(),
                Stream.of(PrincipleCode.values())
                        .map(code -> new PrincipleView(
                                code,
                                code.kinds(),
                                code.isEvaluated(),
                                Words.of(code.title(), messages),
                                Words.of(code.clause(), messages)))
                        .toList(),
                policy.draftedAt(),
                policy.structureAnalysedOn(),
                policy.reportHeardOn(),
                policy.resolutionId());
    }
}
