package dev.qingfeng.notes;

import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.outbox.Outbox;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to notes; a note is known by its text. */
final class NoteImport implements ImportTarget<NoteRow, Note> {

    private final EntityManager entities;
    private final Outbox outbox;

    NoteImport(EntityManager entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    @Override
    public String keyColumn() {
        return "text";
    }

    @Override
    public String key(NoteRow row) {
        return row.text();
    }

    @Override
    public Map<String, Note> find(Collection<String> keys) {
        return entities.createQuery("from Note where text in ?1", Note.class)
                .setParameter(1, keys)
                .getResultStream()
                .collect(Collectors.toMap(Note::text, Function.identity()));
    }

    @Override
    public List<Fault> faults(NoteRow row, @Nullable Note existing) {
        return List.of();
    }

    @Override
    public boolean same(Note existing, NoteRow row) {
        return existing.text().equals(row.text());
    }

    @Override
    public Note create(NoteRow row) {
        Note note = new Note(row.text());
        entities.persist(note);
        return note;
    }

    @Override
    public void change(Note existing, NoteRow row) {
        existing.rewrite(row.text());
    }

    @Override
    public void publish(List<Note> written) {
        outbox.publishAll(written, NoteWritten::from);
    }
}
