package dev.qingfeng.pledge.roster;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody under every number and id that they have or had: people are entered twice, and with a token of a number that was given up somebody
 * may still come. For what is refused to somebody; what they may do goes by the number that they have.
 *
 * @param staffNumber under which they come now
 * @param numbers this one among them
 * @param ids none of somebody whom the registry does not know
 */
public record Person(String staffNumber, Set<String> numbers, Set<UUID> ids) {

    /** Whether this is one of their numbers. */
    public boolean isKnownAs(String number) {
        return numbers.contains(number);
    }

    /** Whether the cadre with this number and id is them. */
    public boolean isKnownAs(String number, UUID cadreId) {
        return numbers.contains(number) || ids.contains(cadreId);
    }
}
