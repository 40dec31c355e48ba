package dev.qingfeng.pledge.breach;

import java.util.Set;
import java.util.UUID;

/**
 * Who asks for breaches, and so which there are for them.
 *
 * @param ofUnits whether they see announced breaches of a subtree; everybody sees their own
 * @param unitPath the subtree; of no meaning for those who see their own only
 * @param discipline whether they also see what is not announced yet, except of themselves and of who is close to them
 * @param numbers every number that the person has or had, under which pledges are theirs; never empty
 * @param ids every id that they have or had, under which pledges are theirs too; never empty
 * @param close ids under which pledges are those of who is close to them; never empty
 */
record BreachReader(
        boolean ofUnits, String unitPath, boolean discipline, Set<String> numbers, Set<UUID> ids, Set<UUID> close) {}
