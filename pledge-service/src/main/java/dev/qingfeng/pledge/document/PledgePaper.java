package dev.qingfeng.pledge.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the paper of a pledge beside its text, as it is printed.
 *
 * @param id of the pledge
 * @param name of the signer
 * @param category in the language of the paper
 * @param committee for whom a secretary signs, in the same language; null of everybody else, who sign for themselves
 */
public record PledgePaper(
        UUID id,
        String name,
        String staffNumber,
        String unit,
        String city,
        String cycleCode,
        String category,
        @Nullable String committee) {}
