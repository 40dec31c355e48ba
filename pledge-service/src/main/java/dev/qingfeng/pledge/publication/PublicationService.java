package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeRepository;
import dev.qingfeng.pledge.signing.PledgeState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publications: recorded for the whole city, and read by all of it. */
@ApplicationScoped
public class PublicationService {

    private static final String LIST = "publications";

    private final PublicationRepository publications;
    private final PledgeRepository pledges;
    private final Roster roster;
    private final TransactionLock lock;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    PublicationService(
            PublicationRepository publications,
            PledgeRepository pledges,
            Roster roster,
            TransactionLock lock,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.publications = publications;
        this.pledges = pledges;
        this.roster = roster;
        this.lock = lock;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** A publication with the units of the pledges that it prints. */
    record Shown(Publication publication, Map<UUID, UUID> units) {

        PublicationView view() {
            return PublicationView.from(publication, units);
        }
    }

    /**
     * Records a page that was printed. A pledge that another publication prints already is taken: a supplement may print it
     * again. Refuses with 422 a cycle whose city the caller does not govern, pledges that are not of that cycle, {@code
     * pledge-listed-twice}, {@code not-a-secretarys-pledge}, {@code unit-not-published}, {@code printed-before-signed}, {@code
     * in-the-future} and {@code late-reason-missing}; with 409 {@code cycle-archived} and {@code pledge-unsigned}.
     */
    @Transactional
    public Shown record(RecordPublicationRequest request) {
        boolean archived = roster.isArchived(request.cycleId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        if (archived) {
            throw PledgeProblem.cycleArchived();
        }
        takeTurn(request.cycleId());
        Map<UUID, UUID> units = requirePrinted(request.cycleId(), request.printed());
        if (Occurrence.lacksReason(request.issueDate(), request.lateReason(), clock)) {
            throw ProblemException.of(PlatformProblem.LATE_REASON_MISSING);
        }
        Publication publication = new Publication(
                request.cycleId(),
                request.printed(),
                clock.instant(),
                Occurrence.isLate(request.issueDate(), clock) ? request.lateReason() : null);
        publications.persist(publication);
        tell(publication, complete -> PublicationRecorded.from(publication, complete));
        return new Shown(publication, units);
    }

    /**
     * Says what was printed, all of it as is right. Refuses with 404 what is not the caller's to see, with 428 and 412 a tag
     * that is missing or stale, with 403 {@code city-scope-needed} whoever does not govern the city, with 422 {@code
     * nothing-corrected}; all else as {@link #record}.
     */
    @Transactional
    public Shown correct(UUID id, @Nullable IfMatch ifMatch, CorrectPublicationRequest request) {
        Publication publication = takeToChange(id, ifMatch);
        Map<UUID, UUID> units = requirePrinted(publication.cycleId(), request.printed());
        publication.correct(request.printed(), request.reason(), clock.instant());
        tell(publication, complete -> PublicationCorrected.from(publication, complete));
        return new Shown(publication, units);
    }

    /** In its turn among the cycle's publications; refuses as {@link #correct}. */
    @Transactional(Transactional.TxType.MANDATORY)
    Publication takeToChange(UUID id, @Nullable IfMatch ifMatch) {
        Publication publication = find(id);
        UUID cycle = publication.cycleId();
        boolean archived = roster.isArchived(cycle, caller.scope())
                .orElseThrow(() -> ProblemException.of(PledgeProblem.CITY_SCOPE_NEEDED));
        takeTurn(cycle);
        IfMatch.require(ifMatch, publication.version());
        if (archived) {
            throw PledgeProblem.cycleArchived();
        }
        return publication;
    }

    /** Two that are recorded at once would each miss the other's units, and neither would be the last. */
    private void takeTurn(UUID cycleId) {
        lock.take("publications " + cycleId);
    }

    private void tell(Publication publication, Function<Boolean, Record> event) {
        publications.flush();
        PublicationStatus status = publications.status(publication.cycleId(), caller.scope());
        boolean last = status.complete() && !publications.wasComplete(publication.cycleId());
        if (last) {
            publication.complete(clock.instant());
        }
        outbox.publish(publication, any -> event.apply(status.complete()));
        if (last) {
            outbox.publish(publication, complete -> PublicationComplete.from(complete, status.units()));
        }
    }

    /**
     * Completes a cycle's publications if its last missing unit is none any more, having been merged away; with the last of them, with
     * which all that are left were in.
     */
    @Transactional
    public void completeByRoster(UUID cycleId) {
        takeTurn(cycleId);
        PublicationStatus status = publications.status(cycleId, publications.cityOf(cycleId));
        if (status.cityComplete() && !publications.wasComplete(cycleId)) {
            Publication last = publications.last(cycleId);
            last.complete(clock.instant());
            outbox.publish(last, complete -> PublicationComplete.from(complete, status.units()));
        }
    }

    /** The unit of each pledge. */
    private Map<UUID, UUID> requirePrinted(UUID cycleId, Printed printed) {
        if (printed.issueDate().isAfter(LocalDate.now(clock))) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        List<UUID> ids = printed.pledgeIds();
        Set<UUID> seen = new HashSet<>();
        refuse(PledgeProblem.PLEDGE_LISTED_TWICE, ids, id -> !seen.add(id));
        Map<UUID, Pledge> found = pledges.list("cycleId = ?1 and id in ?2", cycleId, ids).stream()
                .collect(Collectors.toMap(Pledge::id, Function.identity()));
        refuse(PlatformProblem.UNKNOWN_REFERENCE, ids, id -> !found.containsKey(id));
        refuse(
                PledgeProblem.NOT_A_SECRETARYS_PLEDGE,
                ids,
                found,
                pledge -> pledge.category() != SignerCategory.TOWNSHIP_SECRETARY);
        refuse(PledgeProblem.PLEDGE_UNSIGNED, ids, found, pledge -> pledge.state() != PledgeState.SIGNED);
        Set<UUID> ofTownshipUnits = publications.ofTownshipUnits(ids);
        refuse(PledgeProblem.UNIT_NOT_PUBLISHED, ids, id -> !ofTownshipUnits.contains(id));
        refuse(
                PledgeProblem.PRINTED_BEFORE_SIGNED,
                ids,
                found,
                pledge -> Stream.ofNullable(pledge.signedAt())
                        .map(signedAt -> LocalDate.ofInstant(signedAt, clock.getZone()))
                        .anyMatch(printed.issueDate()::isBefore));
        return units(found.values());
    }

    private static void refuse(ProblemCode code, List<UUID> ids, Map<UUID, Pledge> found, Predicate<Pledge> isWrong) {
        refuse(code, ids, id -> Stream.ofNullable(found.get(id)).anyMatch(isWrong));
    }

    /** Names the places of all that are wrong, so that nobody finds them one by one. */
    private static void refuse(ProblemCode code, List<UUID> ids, Predicate<UUID> isWrong) {
        String wrong = IntStream.range(0, ids.size())
                .filter(i -> isWrong.test(ids.get(i)))
                .mapToObj(i -> "/pledgeIds/" + i)
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw ProblemException.of(code, wrong);
        }
    }

    private static Map<UUID, UUID> units(Collection<Pledge> printed) {
        return printed.stream().collect(Collectors.toMap(Pledge::id, Pledge::unitId));
    }

    /** Refuses with 404 a publication that is not there or not the caller's to see. */
    @Transactional
    public Shown get(UUID id) {
        Publication publication = find(id);
        return new Shown(publication, unitsOf(List.of(publication)));
    }

    private Publication find(UUID id) {
        return publications
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private Map<UUID, UUID> unitsOf(List<Publication> shown) {
        Set<UUID> ids = shown.stream()
                .flatMap(publication -> publication.printed().pledgeIds().stream())
                .collect(Collectors.toSet());
        return units(pledges.list("id in ?1", ids));
    }

    @Transactional
    public Page<PublicationView> page(PageQuery query, @Nullable UUID cycleId) {
        String list = cycleId == null ? LIST : LIST + " " + cycleId;
        List<Publication> rows = publications.page(query.afterId(list), query.rowsToRead(), cycleId, caller.scope());
        Map<UUID, UUID> units = unitsOf(rows);
        return Page.of(
                list,
                query,
                rows,
                publication -> publication.id().toString(),
                publication -> PublicationView.from(publication, units));
    }

    /** Refuses with 404 a cycle that the caller does not see. */
    @Transactional
    public PublicationStatus status(UUID cycleId) {
        UnitPath scope = caller.scope();
        if (!roster.isVisible(cycleId, scope)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return publications.status(cycleId, scope);
    }
}
