package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.registry.OfficeHolder;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Talks with those who lead townships: for officers of the whole city. What was said is read by who talked and who recorded it. */
@ApplicationScoped
public class ThoughtTalkService {

    private static final String LIST = "thought-talks";
    private static final String MISSING = "missing-talks";
    private static final String MISSING_THEMES = "missing-themes";

    private final ThoughtTalkRepository talks;
    private final TalkNotesRepository notes;
    private final Registry registry;
    private final Envelope envelope;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ThoughtTalkService(
            ThoughtTalkRepository talks,
            TalkNotesRepository notes,
            Registry registry,
            Envelope envelope,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.talks = talks;
        this.notes = notes;
        this.registry = registry;
        this.envelope = envelope;
        this.reads = reads;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records a talk. Refuses with 422 a cycle whose city the caller does not see as a whole, people who are not of the city,
     * {@code talk-with-oneself}, {@code talker-not-entitled} and {@code ends-before-start}, as {@link Occurrence#recorded} does, and with 409 {@code
     * gate-unmet} once the cycle is archived, and {@code talk-recorded-already}.
     */
    @Transactional
    public ThoughtTalk record(RecordThoughtTalkRequest request) {
        RegistryCycle cycle =
                registry.governedCycle(request.cycleId(), caller.scope()).orElseThrow(() -> unknown("cycleId"));
        new Gate().missing(cycle.unlessFrom(Phase.MOBILISATION, Phase.DECISION)).pass();
        String city = registry.unit(cycle.unitId()).path();
        RegistryCadre with = cadre(city, request.cadreId(), "cadreId");
        RegistryCadre talker = cadre(city, request.talkerId(), "talkerId");
        if (registry.everyIdOf(List.of(with.id()))
                .getOrDefault(with.id(), Set.of())
                .contains(request.talkerId())) {
            throw ProblemException.of(InspectionProblem.TALK_WITH_ONESELF);
        }
        requireEntitled(request.kind(), talker, cycle.unitId(), city);
        ThoughtTalk talk = new ThoughtTalk(
                request.cycleId(),
                request.kind(),
                with,
                request.talkerId(),
                request.themes(),
                caller.staffNumber(),
                request.startedAt(),
                Occurrence.recorded(request.endedAt(), request.lateReason(), clock));
        talks.persist(talk);
        talks.flush();
        if (request.notes() != null) {
            notes.persist(new TalkNotes(talk.id(), request.notes(), envelope));
        }
        outbox.publish(talk, ThoughtTalkRecorded::from);
        return talk;
    }

    /**
     * Refuses with 422 {@code talker-not-entitled} who is of no office of the city. Where the registry knows who leads them, one of those
     * talks, and the city's own Party secretary summons; while it does not know that one, nobody of whom it knows that they lead an
     * office.
     */
    private void requireEntitled(TalkKind kind, RegistryCadre talker, UUID cityUnit, String city) {
        List<OfficeHolder> leaders = registry.cityLeaders(city);
        List<OfficeHolder> entitled =
                leaders.stream().filter(leader -> kind.isOf(leader, cityUnit)).toList();
        boolean may = entitled.isEmpty() ? !isAmong(leaders, talker) : isAmong(entitled, talker);
        if (!registry.unit(talker.unitId()).isOfTheCity() || !may) {
            throw ProblemException.of(InspectionProblem.TALKER_NOT_ENTITLED);
        }
    }

    private static boolean isAmong(List<OfficeHolder> some, RegistryCadre cadre) {
        return some.stream().anyMatch(holder -> holder.cadreId().equals(cadre.id()));
    }

    private RegistryCadre cadre(String city, UUID id, String field) {
        return registry.cadresWithin(city, List.of(id)).stream().findFirst().orElseThrow(() -> unknown(field));
    }

    private static ProblemException unknown(String what) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, what);
    }

    /** Refuses with 404 a talk that is not there or in a city that the caller does not see as a whole. */
    @Transactional
    public ThoughtTalk get(UUID id) {
        return talks.findVisible(id, caller.scope().value())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * Opens what was said, and leaves an audit row that says so. Refuses as {@link #get}, and with 403 {@code not-your-talk} who
     * neither talked nor recorded it.
     */
    @Transactional
    TalkNotesView notes(UUID id) {
        ThoughtTalk talk = get(id);
        Set<UUID> own = registry.idsOf(caller.staffNumber());
        if (!talk.wasRecordedBy(caller.staffNumber()) && !own.contains(talk.talkerId())) {
            throw ProblemException.of(InspectionProblem.NOT_YOUR_TALK);
        }
        reads.shown(talk);
        Optional<TalkNotes> sealed = notes.findByIdOptional(id);
        return new TalkNotesView(id, sealed.flatMap(some -> some.text(envelope)).orElse(null));
    }

    /** Those of cities that the caller sees as a whole; of one cycle or kind, or of all if those are null. */
    @Transactional
    Page<ThoughtTalkView> page(PageQuery query, @Nullable UUID cycleId, @Nullable TalkKind kind) {
        String list = Stream.of(LIST, cycleId, kind)
                .map(part -> Objects.toString(part, ""))
                .collect(Collectors.joining(" "));
        return Page.of(
                list,
                query,
                talks.page(
                        query.afterId(list),
                        query.rowsToRead(),
                        cycleId,
                        kind,
                        caller.scope().value()),
                talk -> talk.id().toString(),
                ThoughtTalkView::from);
    }

    /** Refuses with 404 a cycle whose city the caller does not see as a whole. */
    @Transactional
    TalkCoverageView coverage(UUID cycleId) {
        TalkCoverage coverage = coverageOf(cycleId);
        return new TalkCoverageView(cycleId, coverage.kinds(), coverage.themes(), coverage.units());
    }

    /** With whom talks are missing; of one kind, or of any if that is null. Refuses as {@link #coverage}. */
    @Transactional
    Page<MissingTalkView> missing(UUID cycleId, PageQuery query, @Nullable TalkKind kind) {
        String list = MISSING + " " + cycleId + (kind == null ? "" : " " + kind);
        List<TalkKind> kinds = kind == null ? List.of(TalkKind.values()) : List.of(kind);
        return page(list, query, coverageOf(cycleId).missing(kinds), MissingTalkView::cadreId);
    }

    /** With whom thought talks were held that left out a theme. Refuses as {@link #coverage}. */
    @Transactional
    Page<MissingThemesView> missingThemes(UUID cycleId, PageQuery query) {
        return page(
                MISSING_THEMES + " " + cycleId, query, coverageOf(cycleId).missingThemes(), MissingThemesView::cadreId);
    }

    /** @param all in the order of their ids, as the database orders them */
    private static <V> Page<V> page(String list, PageQuery query, List<V> all, Function<V, UUID> id) {
        String after = query.afterId(list).toString();
        List<V> rows = all.stream()
                .filter(each -> id.apply(each).toString().compareTo(after) > 0)
                .limit(query.rowsToRead())
                .toList();
        return Page.of(list, query, rows, each -> id.apply(each).toString(), each -> each);
    }

    private TalkCoverage coverageOf(UUID cycleId) {
        RegistryCycle cycle = registry.governedCycle(cycleId, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        List<HeldTalk> held = talks.held(cycleId);
        return TalkCoverage.of(
                registry.officeHolders(registry.unit(cycle.unitId()).path()),
                held,
                registry.everyIdOf(held.stream().map(HeldTalk::cadreId).collect(Collectors.toSet())));
    }
}
