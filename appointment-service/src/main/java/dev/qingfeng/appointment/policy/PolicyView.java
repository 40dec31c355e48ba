package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Exclusion;
import dev.qingfeng.appointment.principle.Parameter;
import dev.qingfeng.appointment.principle.ParameterUnit;
import dev.qingfeng.appointment.principle.Principle;
import dev.qingfeng.appointment.principle.PrincipleCode;
import dev.qingfeng.appointment.principle.PrincipleKind;
import dev.qingfeng.appointment.principle.Terms;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

        @Schema(description = "Whom nobody may promote under it; never by age alone")
        List<Exclusion> exclusions,

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
            @Schema(type = SchemaType.STRING, implementation = PrincipleCode.class, examples = "P1")
            String code,

            @Schema(examples = "[\"HARD\", \"SOFT\"]") List<PrincipleKind> kinds,

            @Schema(
                    description = "Whether plans under this policy are checked against it; if not, humans see to it",
                    examples = "true")
            boolean evaluated,

            Words title,

            @Schema(description = "What it demands; zhHant has the original words")
            Words clause,

            @Schema(description = "What the policy sets of it")
            List<ParameterView> parameters) {

        static PrincipleView from(Principle principle, Terms terms, Messages messages) {
            return new PrincipleView(
                    principle.code(),
                    principle.kinds(),
                    terms.have(principle),
                    Words.of(principle.title(), messages),
                    Words.of(principle.clause(), messages),
                    principle.parameters().stream()
                            .map(parameter -> ParameterView.from(parameter, terms, messages))
                            .toList());
        }
    }

    /** A parameter of a principle, its bounds, and what the policy sets. */
    @Schema(name = "PrincipleParameter")
    public record ParameterView(
            @Schema(examples = "P3.youngChiefs") String key,
            Words label,

            @Schema(description = "What the figures count; of a FLAG, 1 is yes", examples = "PERSONS")
            ParameterUnit unit,

            @Schema(examples = "0") int minimum,
            @Schema(examples = "1000") int maximum,
            @Schema(examples = "3") int defaultValue,

            @Schema(description = "Absent where the policy is older than the parameter", examples = "3") @Nullable
            Integer value) {

        static ParameterView from(Parameter parameter, Terms terms, Messages messages) {
            return new ParameterView(
                    parameter.key(),
                    Words.of(parameter.label(), messages),
                    parameter.unit(),
                    parameter.minimum(),
                    parameter.maximum(),
                    parameter.byDefault(),
                    terms.values().get(parameter.key()));
        }
    }

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

    static PolicyView from(Policy policy, Catalogue catalogue, Messages messages) {
        return new PolicyView(
                policy.id(),
                policy.cycleId(),
                policy.edition(),
                policy.state(),
                PolicyParameters.of(policy.terms()),
                catalogue.principles().stream()
                        .map(principle -> PrincipleView.from(principle, policy.terms(), messages))
                        .toList(),
                policy.terms().exclusions(),
                policy.draftedAt(),
                policy.structureAnalysedOn(),
                policy.reportHeardOn(),
                policy.resolutionId());
    }
}
