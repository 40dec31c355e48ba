package dev.qingfeng.notes;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

@EventType(value = "dev.qingfeng.notes.written.v1", topic = "qingfeng.pledge.events.v1")
record NoteWritten(UUID noteId, int length) {

    static NoteWritten from(Note note) {
        return new NoteWritten(note.id(), note.text().length());
    }
}
