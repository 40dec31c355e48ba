package dev.qingfeng.inspection.dossier;

import dev.qingfeng.inspection.ballot.BallotsOnMembers;
import dev.qingfeng.inspection.ballotform.Wording;
import dev.qingfeng.inspection.evaluation.Evaluation;
import dev.qingfeng.inspection.evaluation.Reason;
import dev.qingfeng.inspection.inspection.InspectionNotice;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepView;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.interview.Figures;
import dev.qingfeng.inspection.interview.HeardOfMembers;
import dev.qingfeng.inspection.meeting.HeldMeetings;
import dev.qingfeng.inspection.opinion.OpinionView;
import dev.qingfeng.inspection.opinion.OpinionsOfMembers;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.thoughttalk.TalkKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes dossiers from what is on record. For several members it reads as often as for one. */
@ApplicationScoped
class DossierWriter {

    private static final String PEOPLE = """
            select p.cadre_id, coalesce(c.name, ''), c.version, coalesce(u.name, ''), u.kind, post.kind
            from registry_person p join registry_cadre c on c.id = p.person_id
              left join registry_unit u on u.id = c.unit_id left join registry_post post on post.id = c.post_id
            where p.cadre_id = any(cast(:ids as uuid[]))""";

    private final HeldMeetings meetings;
    private final HeardOfMembers interviews;
    private final BallotsOnMembers ballots;
    private final OpinionsOfMembers opinions;
    private final Registry registry;
    private final EntityManager entities;

    DossierWriter(
            HeldMeetings meetings,
            HeardOfMembers interviews,
            BallotsOnMembers ballots,
            OpinionsOfMembers opinions,
            Registry registry,
            EntityManager entities) {
        this.meetings = meetings;
        this.interviews = interviews;
        this.ballots = ballots;
        this.opinions = opinions;
        this.registry = registry;
        this.entities = entities;
    }

    /** A talk with somebody. */
    private record Talk(UUID cadreId, TalkKind kind, Instant startedAt, Instant recordedAt) {}

    /** What is on record, of the unit and of all members; each by the ids that the records have. */
    private record Records(
            Map<UUID, Set<UUID>> everyId,
            Map<UUID, Dossier.Person> people,
            Dossier.@Nullable Meetings meetings,
            HeardOfMembers.@Nullable Heard heard,
            HeardOfMembers.@Nullable Counted counted,
            List<BallotsOnMembers.Said> ballots,
            List<Talk> talks,
            OpinionsOfMembers.Formed formed,
            List<Evaluation> evaluations,
            Dossier.Findings findings) {}

    /** The dossiers of these members as they are now, in the order given. */
    Map<UUID, Dossier> write(UnitInspection inspection, Collection<UUID> members) {
        Map<UUID, Dossier> dossiers = new LinkedHashMap<>();
        if (members.isEmpty()) {
            return dossiers;
        }
        Map<UUID, Set<UUID>> everyId = registry.everyIdOf(members);
        Set<UUID> ids = everyId.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Records records = new Records(
                everyId,
                people(members),
                meetings(inspection.id()),
                interviews.heard(inspection).orElse(null),
                interviews.counted(inspection.id()).orElse(null),
                ballots.of(inspection.id()),
                talks(inspection.cycleId(), ids),
                opinions.of(inspection.id()),
                evaluations(inspection.id(), ids),
                findings(inspection.id()));
        members.forEach(member -> dossiers.put(member, write(inspection, member, records)));
        return dossiers;
    }

    private static Dossier write(UnitInspection inspection, UUID member, Records records) {
        Set<UUID> ids = records.everyId().getOrDefault(member, Set.of(member));
        Dossier.Notice notice = notice(inspection);
        Dossier.Steps steps = steps(inspection);
        Dossier.OpinionsInInterviews said = said(ids, records.counted());
        Dossier.Ballots ballots = ballots(ids, records.ballots());
        Dossier.Talks talks = talks(ids, records.talks());
        Dossier.PreliminaryOpinionOfMember opinion = opinion(ids, records.formed());
        Dossier.EvaluationOfMember evaluation = evaluation(ids, records.evaluations());
        List<DossierSection> missing = new ArrayList<>();
        missing(missing, DossierSection.NOTICE, notice == null);
        missing(missing, DossierSection.STEPS, steps == null || steps.done().size() < Step.values().length);
        missing(missing, DossierSection.MEETINGS, records.meetings() == null);
        missing(missing, DossierSection.INTERVIEWS, records.heard() == null);
        missing(missing, DossierSection.OPINIONS_IN_INTERVIEWS, said == null);
        missing(missing, DossierSection.BALLOTS, ballots == null);
        missing(
                missing,
                DossierSection.TALKS,
                talks == null || talks.held().stream().noneMatch(talk -> talk.kind() == TalkKind.THOUGHT_TALK));
        missing(missing, DossierSection.PRELIMINARY_OPINION, opinion == null);
        missing(missing, DossierSection.EVALUATION, evaluation == null);
        return new Dossier(
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                member,
                records.people()
                        .getOrDefault(member, new Dossier.Person(DossierSource.REGISTRY, 0, "", "", null, null)),
                notice,
                steps,
                records.meetings(),
                heard(records.heard()),
                said,
                ballots,
                talks,
                opinion,
                evaluation,
                records.findings(),
                missing,
                List.of());
    }

    private static void missing(List<DossierSection> missing, DossierSection section, boolean isMissing) {
        if (isMissing) {
            missing.add(section);
        }
    }

    private Map<UUID, Dossier.Person> people(Collection<UUID> members) {
        List<?> found = entities.createNativeQuery(PEOPLE, Tuple.class)
                .setParameter("ids", members.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .getResultList();
        Map<UUID, Dossier.Person> people = new HashMap<>();
        for (Object each : found) {
            Tuple row = (Tuple) each;
            people.put(
                    row.get(0, UUID.class),
                    new Dossier.Person(
                            DossierSource.REGISTRY,
                            row.get(2, Number.class).longValue(),
                            row.get(1, String.class),
                            row.get(3, String.class),
                            row.get(4, String.class),
                            row.get(5, String.class)));
        }
        return people;
    }

    private static Dossier.@Nullable Notice notice(UnitInspection inspection) {
        InspectionNotice notice = inspection.notice();
        return notice == null
                ? null
                : new Dossier.Notice(
                        DossierSource.NOTICE,
                        notice.posting().recordedAt(),
                        notice.posting().occurredAt(),
                        notice.fieldworkBeginsOn(),
                        notice.place(),
                        inspection.noticesIssued());
    }

    private static Dossier.@Nullable Steps steps(UnitInspection inspection) {
        List<StepView> done = inspection.recordedSteps();
        return done.isEmpty()
                ? null
                : new Dossier.Steps(
                        DossierSource.RECORDS_OF_STEPS,
                        latest(done.stream().map(StepView::recordedAt)),
                        done.stream()
                                .map(step -> new Dossier.Steps.DoneStep(
                                        step.code(),
                                        step.startedAt(),
                                        step.endedAt(),
                                        step.place(),
                                        step.late() || step.startLateReason() != null))
                                .toList());
    }

    private Dossier.@Nullable Meetings meetings(UUID inspectionId) {
        List<HeldMeetings.Held> held = meetings.of(inspectionId);
        return held.isEmpty()
                ? null
                : new Dossier.Meetings(
                        DossierSource.ATTENDANCE,
                        latest(held.stream().map(HeldMeetings.Held::recordedAt)),
                        held.stream()
                                .map(meeting -> new Dossier.Meetings.HeldMeeting(
                                        meeting.startedAt(),
                                        meeting.place(),
                                        meeting.steps(),
                                        meeting.classes().stream()
                                                .map(each -> new Dossier.Meetings.OfClass(
                                                        each.attendeeClass(), each.expected(), each.present()))
                                                .toList()))
                                .toList());
    }

    private static Dossier.@Nullable Interviews heard(HeardOfMembers.@Nullable Heard heard) {
        return heard == null
                ? null
                : new Dossier.Interviews(
                        DossierSource.INTERVIEWS,
                        heard.lastRecordedAt(),
                        heard.people(),
                        heard.strata().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> new Dossier.Interviews.OfStratum(each.getKey(), each.getValue()))
                                .toList());
    }

    private static Dossier.@Nullable OpinionsInInterviews said(
            Set<UUID> ids, HeardOfMembers.@Nullable Counted counted) {
        if (counted == null) {
            return null;
        }
        Figures.OfMember figures = counted.figures().members().stream()
                .filter(member -> ids.contains(member.cadreId()))
                .findFirst()
                .orElse(null);
        return new Dossier.OpinionsInInterviews(
                DossierSource.INTERVIEW_FIGURES,
                counted.countedAt(),
                figures == null ? null : figures.people(),
                figures == null ? List.of() : figures.grades(),
                counted.figures().recommendations().stream()
                        .filter(each -> ids.contains(each.cadreId()))
                        .map(each -> new Dossier.OpinionsInInterviews.Recommended(each.post(), each.people()))
                        .toList());
    }

    private static Dossier.@Nullable Ballots ballots(Set<UUID> ids, List<BallotsOnMembers.Said> ballots) {
        List<BallotsOnMembers.Said> said =
                ballots.stream().filter(each -> ids.contains(each.cadreId())).toList();
        return said.isEmpty()
                ? null
                : new Dossier.Ballots(
                        DossierSource.BALLOTS,
                        latest(said.stream().map(BallotsOnMembers.Said::certifiedAt)),
                        said.stream().map(DossierWriter::onQuestion).toList());
    }

    private static Dossier.Ballots.OnQuestion onQuestion(BallotsOnMembers.Said said) {
        List<Dossier.Ballots.OnChoice> choices = new ArrayList<>();
        for (int code = 0; code < said.counts().size(); code++) {
            Wording label = code == 0 || said.question().selectsPeople()
                    ? null
                    : said.question().choices().get(code - 1).label();
            choices.add(
                    new Dossier.Ballots.OnChoice(label, code == 0, said.counts().get(code)));
        }
        return new Dossier.Ballots.OnQuestion(
                said.purpose(), said.round(), said.question().text(), said.ballots(), choices);
    }

    private List<Talk> talks(UUID cycleId, Set<UUID> ids) {
        return entities.createQuery(
                        "select t.cadreId, t.kind, t.startedAt, t.end.recordedAt from ThoughtTalk t"
                                + " where t.cycleId = :cycle and t.cadreId in :ids order by t.startedAt, t.id",
                        Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> new Talk(
                        row.get(0, UUID.class),
                        row.get(1, TalkKind.class),
                        row.get(2, Instant.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    private static Dossier.@Nullable Talks talks(Set<UUID> ids, List<Talk> talks) {
        List<Talk> held =
                talks.stream().filter(talk -> ids.contains(talk.cadreId())).toList();
        return held.isEmpty()
                ? null
                : new Dossier.Talks(
                        DossierSource.TALKS,
                        latest(held.stream().map(Talk::recordedAt)),
                        held.stream()
                                .map(talk -> new Dossier.Talks.Held(talk.kind(), talk.startedAt()))
                                .toList());
    }

    private static Dossier.@Nullable PreliminaryOpinionOfMember opinion(
            Set<UUID> ids, OpinionsOfMembers.Formed formed) {
        Instant metAt = formed.metAt();
        OpinionView last = ids.stream()
                .flatMap(id -> Stream.ofNullable(formed.last().get(id)))
                .max(Comparator.comparing(OpinionView::formedAt))
                .orElse(null);
        return metAt == null || last == null
                ? null
                : new Dossier.PreliminaryOpinionOfMember(
                        DossierSource.TEAM_MEETING,
                        last.formedAt(),
                        metAt,
                        last.grade(),
                        last.merits(),
                        last.shortcomings(),
                        last.edition());
    }

    private List<Evaluation> evaluations(UUID inspectionId, Set<UUID> ids) {
        return entities.createQuery(
                        "select e from Evaluation e where e.inspectionId = :inspection and e.cadreId in :ids"
                                + " order by e.gradedAt",
                        Evaluation.class)
                .setParameter("inspection", inspectionId)
                .setParameter("ids", ids)
                .getResultList();
    }

    private static Dossier.@Nullable EvaluationOfMember evaluation(Set<UUID> ids, List<Evaluation> evaluations) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.cadreId() != null && ids.contains(evaluation.cadreId()))
                .findFirst()
                .map(evaluation -> new Dossier.EvaluationOfMember(
                        DossierSource.EVALUATIONS,
                        evaluation.gradedAt(),
                        evaluation.grade(),
                        evaluation.reasons().stream().map(Reason::text).toList()))
                .orElse(null);
    }

    private Dossier.Findings findings(UUID inspectionId) {
        Tuple row = entities.createQuery(
                        "select count(f), max(f.found.recordedAt) from Finding f where f.inspectionId = :inspection"
                                + " and f.state <> UNFOUNDED",
                        Tuple.class)
                .setParameter("inspection", inspectionId)
                .getSingleResult();
        return new Dossier.Findings(
                DossierSource.FINDINGS,
                row.get(1, Instant.class),
                row.get(0, Number.class).intValue());
    }

    private static Instant latest(Stream<Instant> recorded) {
        return recorded.max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
