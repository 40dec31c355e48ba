package dev.qingfeng.inspection.registry;

import java.util.UUID;

/**
 * Somebody who holds a post that is not one of staff.
 *
 * @param unitId of the post
 * @param postKind as the registry names it
 */
public record OfficeHolder(UUID cadreId, String name, UUID unitId, String postKind) {

    public boolean isPartySecretary() {
        return postKind.equals("PARTY_SECRETARY");
    }
}
