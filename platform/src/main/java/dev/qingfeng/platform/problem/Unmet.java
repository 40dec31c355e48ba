package dev.qingfeng.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One condition of a gate that does not hold yet.
 *
 * @param condition stable code of the condition
 * @param rule the rule's name in the domain document
 * @param clause the clause that demands it, quoted
 */
public record Unmet(
        @Schema(description = "Stable code of the condition")
        String condition,

        @Schema(description = "The rule's name") String rule,

        @Schema(description = "The clause that demands it, quoted")
        String clause) {}
