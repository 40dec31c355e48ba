package dev.qingfeng.notes;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class NoteService {

    private final EntityManager entities;
    private final Outbox outbox;
    private final Importer importer;

    NoteService(EntityManager entities, Outbox outbox, Importer importer) {
        this.entities = entities;
        this.outbox = outbox;
        this.importer = importer;
    }

    @Transactional
    Note write(String text) {
        Note note = new Note(text);
        entities.persist(note);
        outbox.publish(note, NoteWritten::from);
        return note;
    }

    @Transactional
    Note rewrite(UUID id, @Nullable IfMatch ifMatch, String text) {
        Note note = get(id);
        IfMatch.require(ifMatch, note.version());
        note.rewrite(text);
        outbox.publish(note, NoteWritten::from);
        return note;
    }

    Note get(UUID id) {
        return Optional.ofNullable(entities.find(Note.class, id))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    List<Note> page(PageQuery query, String list) {
        return entities.createQuery("from Note where id > ?1 order by id", Note.class)
                .setParameter(1, query.afterId(list))
                .setMaxResults(query.rowsToRead())
                .getResultList();
    }

    ImportReport importNotes(byte[] file, ImportMode mode, Language language) {
        return importer.run(file, NoteRow.class, mode, language, new NoteImport(entities, outbox));
    }
}
