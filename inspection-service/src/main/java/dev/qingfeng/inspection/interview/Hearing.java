package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.confidential.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Opens what was said in the interviews of an inspection, to count it; nothing of it stays but the counts. */
@ApplicationScoped
class Hearing {

    private final InterviewRepository interviews;
    private final InterviewFileRepository files;
    private final Interviewees interviewees;
    private final Registry registry;
    private final Envelope envelope;

    Hearing(
            InterviewRepository interviews,
            InterviewFileRepository files,
            Interviewees interviewees,
            Registry registry,
            Envelope envelope) {
        this.interviews = interviews;
        this.files = files;
        this.interviewees = interviewees;
        this.registry = registry;
        this.envelope = envelope;
    }

    /**
     * What was heard.
     *
     * @param people how many different ones
     */
    record Heard(int people, FiguresOfOpinions opinions, Climate climate) {}

    /** In the interviews that were recorded by then. */
    Heard of(UUID inspectionId, Instant moment) {
        List<Interview> held = interviews.endedBy(inspectionId, moment).stream()
                .filter(interview -> !interview.end().recordedAt().isAfter(moment))
                .toList();
        People people = interviewees.people(held);
        Map<UUID, InterviewContent> said = new HashMap<>();
        files.of(held.stream().map(Interview::id).toList())
                .forEach(file -> file.content(envelope).ifPresent(content -> said.put(file.id(), content)));
        UnaryOperator<UUID> personOf = personOf(said);
        Heard heard = new Heard(people.count(), new FiguresOfOpinions(), new Climate());
        for (Interview interview : held) {
            InterviewContent content = said.get(interview.id());
            if (content != null) {
                String who = people.who(interview);
                heard.opinions().add(who, people.strata().getOrDefault(who, interview.stratum()), content, personOf);
                heard.climate().add(who, content);
            }
        }
        return heard;
    }

    private UnaryOperator<UUID> personOf(Map<UUID, InterviewContent> said) {
        Set<UUID> ids = new HashSet<>();
        said.values().forEach(content -> {
            content.opinions().forEach(opinion -> ids.add(opinion.cadreId()));
            content.recommendations().forEach(each -> ids.add(each.cadreId()));
        });
        Map<UUID, RegistryCadre> now = registry.people(ids);
        return id -> {
            RegistryCadre person = now.get(id);
            return person == null ? id : person.id();
        };
    }
}
