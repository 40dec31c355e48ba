package dev.qingfeng.inspection.ballotform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The nominees of a question are those who were chosen in a question of an earlier round. Without one they are named where the form
 * is used.
 *
 * @param formCode the code of the form of the earlier round
 * @param questionCode of a question there that selects people
 * @param value of {@code TOP} how many, of {@code AT_LEAST} how many in a hundred
 */
@Schema(name = "BallotProgression")
public record Progression(
        @NotNull
        @Size(max = 40)
        @Pattern(regexp = FormDefinition.CODE)
        @Schema(description = "The code of the form of the earlier round", examples = "reserve-cadres")
        String formCode,

        @NotNull
        @Size(max = 40)
        @Pattern(regexp = FormDefinition.CODE)
        @Schema(description = "The question there in which people were selected", examples = "reserve-cadres")
        String questionCode,

        @NotNull ProgressionRule rule,

        @NotNull
        @Positive
        @Max(100)
        @Schema(description = "How many for `TOP`, how many in a hundred ballots for `AT_LEAST`", examples = "5")
        Integer value) {

    /**
     * Who stands next, those with more votes first, and those with as many in the order of the given votes. Nobody without a vote
     * does.
     *
     * @param votes for each candidate of the earlier round the ballots on which they were chosen
     * @param ballots how many were cast in it, blank ones included
     */
    public List<UUID> nominees(Map<UUID, Long> votes, long ballots) {
        List<Map.Entry<UUID, Long>> chosen = votes.entrySet().stream()
                .filter(candidate -> candidate.getValue() > 0)
                .sorted(Map.Entry.<UUID, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        long least = switch (rule) {
            case TOP ->
                chosen.isEmpty()
                        ? 1
                        : chosen.get(Math.min(value, chosen.size()) - 1).getValue();
            // The least number of whole ballots that make the share.
            case AT_LEAST -> (ballots * value + 99) / 100;
        };
        return chosen.stream()
                .filter(candidate -> candidate.getValue() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }
}
