package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.RewrappedRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The files of interviews. */
@ApplicationScoped
public class InterviewFileRepository implements RewrappedRepository<InterviewFile> {

    List<InterviewFile> of(Collection<UUID> interviewIds) {
        return interviewIds.isEmpty() ? List.of() : list("id in ?1", interviewIds);
    }
}
