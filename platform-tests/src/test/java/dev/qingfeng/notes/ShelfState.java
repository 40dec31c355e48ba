package dev.qingfeng.notes;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

@EventType(value = "dev.qingfeng.notes.shelf.v1", topic = "qingfeng.pledge.signatures.v1")
record ShelfState(UUID shelfId, String label) {

    static ShelfState from(Shelf shelf) {
        return new ShelfState(shelf.id(), shelf.label());
    }
}
