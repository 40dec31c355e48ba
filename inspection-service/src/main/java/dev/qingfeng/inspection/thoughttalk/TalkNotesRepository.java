package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.platform.confidential.RewrappedRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The notes of talks. */
@ApplicationScoped
public class TalkNotesRepository implements RewrappedRepository<TalkNotes> {}
