package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.principle.Exclusion;
import dev.qingfeng.appointment.principle.Terms;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What two versions of the principles set otherwise. */
public record PolicyDifferences(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID policyId,

        @Schema(
                description = "The other version; absent where it was the defaults",
                examples = "01980f2a-7c00-7000-8000-000000000025")
        @Nullable
        UUID againstId,

        @Schema(description = "In the order of their keys; none where both set the same")
        List<ParameterDifference> parameters,

        @Schema(description = "Whom the policy excludes and the other does not")
        List<Exclusion> onlyHere,

        @Schema(description = "Whom the other excludes and the policy does not")
        List<Exclusion> onlyThere) {

    /** A parameter that the two set otherwise. */
    @Schema(name = "ParameterDifference")
    public record ParameterDifference(
            @Schema(examples = "P3.youngChiefs") String key,

            @Schema(description = "Absent where the policy does not know it", examples = "3") @Nullable
            Integer value,

            @Schema(description = "Absent where the other does not know it", examples = "2") @Nullable
            Integer against) {}

    static PolicyDifferences of(UUID policyId, Terms terms, @Nullable UUID againstId, Terms against) {
        TreeSet<String> keys = new TreeSet<>(terms.values().keySet());
        keys.addAll(against.values().keySet());
        return new PolicyDifferences(
                policyId,
                againstId,
                keys.stream()
                        .map(key -> new ParameterDifference(
                                key, terms.values().get(key), against.values().get(key)))
                        .filter(difference -> difference.value() == null
                                || !difference.value().equals(difference.against()))
                        .toList(),
                without(terms.exclusions(), against.exclusions()),
                without(against.exclusions(), terms.exclusions()));
    }

    private static List<Exclusion> without(List<Exclusion> all, List<Exclusion> others) {
        return all.stream()
                .filter(each -> others.stream().noneMatch(each::excludesTheSame))
                .toList();
    }
}
