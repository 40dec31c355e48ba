package dev.qingfeng.inspection.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What evidence a step needs at least: of one of these kinds so many pieces, or counts that add up to so many.
 *
 * @param step its number, from 1 to 10
 * @param kinds any one of them will do
 * @param least 1 or more
 */
public record EvidenceRequirement(int step, List<EvidenceKind> kinds, int least) {

    public EvidenceRequirement {
        if (least < 1) {
            throw new IllegalArgumentException("Evidence that is required is there at least once");
        }
        if (step < 1 || step > Step.values().length) {
            throw new IllegalArgumentException("There is no step %d to need evidence".formatted(step));
        }
    }

    /** As settings write it: {@code 1:RECORD}, {@code 7:RECORD/FILE} for either, or {@code 6:COUNT:40} for more than one. */
    public static EvidenceRequirement of(String setting) {
        String[] parts = setting.strip().split(":", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("%s does not say a step and a kind of evidence".formatted(setting));
        }
        return new EvidenceRequirement(
                Integer.parseInt(parts[0]),
                Stream.of(parts[1].split("/", -1))
                        .map(EvidenceRequirement::kind)
                        .toList(),
                parts.length == 2 ? 1 : Integer.parseInt(parts[2]));
    }

    private static EvidenceKind kind(String name) {
        return Stream.of(EvidenceKind.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is none of the kinds %s".formatted(name, Arrays.toString(EvidenceKind.values()))));
    }

    /** Whether this is there: of what is counted the sum counts, and of all else the pieces, each file once. */
    boolean isMetBy(List<KeptEvidence> evidence) {
        return kinds.stream().anyMatch(kind -> KeptEvidence.weight(kind, evidence) >= least);
    }

    /** Such as {@code RECORD/FILE}. */
    String kindsAsText() {
        return kinds.stream().map(EvidenceKind::name).collect(Collectors.joining("/"));
    }
}
