package dev.qingfeng.inspection.registry;

import java.util.UUID;

/**
 * Somebody who holds a post in the leadership team of a township.
 *
 * @param postKind as the registry names it
 */
public record OfficeHolder(UUID cadreId, String name, UUID unitId, String postKind) {

    public boolean isPartySecretary() {
        return postKind.equals("PARTY_SECRETARY");
    }
}
