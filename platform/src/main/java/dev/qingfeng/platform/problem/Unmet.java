package dev.qingfeng.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a gate that does not hold yet.
 *
 * @param condition stable code of the condition
 * @param rule the rule's name in the domain document
 * @param clause the clause that demands it, quoted in the words of the source
 * @param subject what it is missing of: the id of a person, a unit or a step's code; null if of the whole
 */
public record Unmet(
        @Schema(description = "Stable code of the condition")
        String condition,

        @Schema(description = "The rule's name") String rule,

        @Schema(description = "The clause that demands it, quoted in the words of the source")
        String clause,

        @Schema(description = "What it is missing of, such as the id of a person or a unit; absent if of the whole")
        @Nullable
        String subject) {}
