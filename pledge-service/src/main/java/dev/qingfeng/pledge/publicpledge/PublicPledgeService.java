package dev.qingfeng.pledge.publicpledge;

import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.TEAM_LEADER;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeRepository;
import dev.qingfeng.pledge.signing.PledgeState;
import dev.qingfeng.pledge.team.InspectionTeam;
import dev.qingfeng.pledge.team.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Public pledges: officers record those of the units that they see, a leader the own ones wherever they were made. */
@ApplicationScoped
public class PublicPledgeService {

    private static final String LIST = "public-pledges";
    private static final String RULE = "Signed before fieldwork";
    private static final String CLAUSE = "42名換屆考察組成員等四類人員分別簽署嚴肅換屆紀律承諾書";

    private final PublicPledgeRepository publicPledges;
    private final PledgeRepository pledges;
    private final Teams teams;
    private final People people;
    private final Roster roster;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    PublicPledgeService(
            PublicPledgeRepository publicPledges,
            PledgeRepository pledges,
            Teams teams,
            People people,
            Roster roster,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.publicPledges = publicPledges;
        this.pledges = pledges;
        this.teams = teams;
        this.people = people;
        this.roster = roster;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records a public pledge, by an officer of the unit or by the leader who made it. Refuses with 422 a cycle, unit or witness
     * that is not there for the caller, {@code not-leader-of-the-team}, {@code witness-of-the-team} and what {@link
     * Occurrence#recorded} refuses; with 403 {@code not-your-public-pledge}; with 409 {@code cycle-archived}, {@code
     * unit-without-team}, {@code publicly-pledged-already}, and {@code gate-unmet} unless the leader had signed before.
     */
    @Transactional
    public PublicPledge record(RecordPublicPledgeRequest request) {
        boolean archived =
                roster.isSeenArchived(request.cycleId(), caller.scope()).orElseThrow(() -> unknown("cycleId"));
        if (archived) {
            throw PledgeProblem.cycleArchived();
        }
        Optional<InspectionTeam> assigned = teams.of(request.cycleId(), request.unitId());
        requireUnit(request, assigned);
        InspectionTeam team = assigned.orElseThrow(() -> ProblemException.of(PledgeProblem.UNIT_WITHOUT_TEAM));
        Set<UUID> leader = people.everyIdOf(request.leaderId());
        if (!team.isLedBy(leader)) {
            throw ProblemException.of(PledgeProblem.NOT_LEADER_OF_THE_TEAM);
        }
        requireWitness(request.cycleId(), request.meeting(), leader, Optional.of(team));
        Occurrence occurrence = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        PublicPledge pledge = new PublicPledge(
                request.cycleId(),
                request.unitId(),
                team.id(),
                request.leaderId(),
                signed(request.cycleId(), request.leaderId(), leader, request.occurredAt()),
                request.meeting(),
                occurrence);
        publicPledges.persist(pledge);
        outbox.publish(pledge, PubliclyPledged::from);
        outbox.publish(pledge, PublicPledgeState::from);
        return pledge;
    }

    private void requireUnit(RecordPublicPledgeRequest request, Optional<InspectionTeam> assigned) {
        if (assigned.isPresent() && assigned.get().isLedBy(callerIds())) {
            return;
        }
        if (!roster.isInCityOf(request.cycleId(), request.unitId(), caller.scope())) {
            throw unknown("unitId");
        }
        if (!caller.hasRole(ORGANIZATION_OFFICER)) {
            throw ProblemException.of(PledgeProblem.NOT_YOUR_PUBLIC_PLEDGE);
        }
    }

    private void requireWitness(UUID cycleId, Meeting meeting, Set<UUID> leader, Optional<InspectionTeam> team) {
        if (!people.serveInCityOf(cycleId, meeting.witnessId())) {
            throw unknown("witnessId");
        }
        Set<UUID> witness = people.everyIdOf(meeting.witnessId());
        boolean ofTheTeam = team.filter(members -> members.has(witness)).isPresent();
        if (ofTheTeam || witness.stream().anyMatch(leader::contains)) {
            throw ProblemException.of(PledgeProblem.WITNESS_OF_THE_TEAM);
        }
    }

    /** The text under which the leader had put their name by then. */
    private PledgedText signed(UUID cycleId, UUID leaderId, Set<UUID> leader, Instant occurredAt) {
        Optional<Pledge> own = pledges.find(
                        "cycleId = ?1 and category = ?2 and state = ?3 and cadreId in ?4 order by signedAt",
                        cycleId,
                        SignerCategory.INSPECTION_TEAM_MEMBER,
                        PledgeState.SIGNED,
                        leader)
                .firstResultOptional();
        boolean afterwards =
                own.map(Pledge::signedAt).filter(occurredAt::isBefore).isPresent();
        new Gate()
                .require(own.isPresent(), unmet("leader-not-signed", leaderId))
                .require(!afterwards, unmet("leader-signed-afterwards", leaderId))
                .pass();
        Pledge pledge = own.orElseThrow();
        return new PledgedText(
                Objects.requireNonNull(pledge.textId()),
                Objects.requireNonNull(pledge.textEdition()),
                Objects.requireNonNull(pledge.textHash()));
    }

    private static Unmet unmet(String condition, UUID leader) {
        return new Unmet(condition, RULE, CLAUSE, leader.toString());
    }

    /**
     * Says where and when it was made and who saw it, as is right. Refuses with 404 what is not the caller's to see, with 403
     * {@code not-your-public-pledge}, with 428 and 412 a tag that is missing or stale, with 422 {@code in-the-future}; see also {@link
     * PublicPledge#correct}; witness, archived cycle and gate as for {@link #record}.
     */
    @Transactional
    public PublicPledge correct(UUID id, @Nullable IfMatch ifMatch, CorrectPublicPledgeRequest request) {
        PublicPledge pledge = get(id);
        Set<UUID> leader = people.everyIdOf(pledge.leaderId());
        boolean own = callerIds().stream().anyMatch(leader::contains);
        if (!own && !caller.hasRole(ORGANIZATION_OFFICER)) {
            throw ProblemException.of(PledgeProblem.NOT_YOUR_PUBLIC_PLEDGE);
        }
        IfMatch.require(ifMatch, pledge.version());
        if (roster.isArchived(pledge.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
        Instant now = clock.instant();
        if (request.occurredAt().isAfter(now)) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        requireWitness(pledge.cycleId(), request.meeting(), leader, teams.of(pledge.cycleId(), pledge.unitId()));
        signed(pledge.cycleId(), pledge.leaderId(), leader, request.occurredAt());
        pledge.correct(request.meeting(), request.reason(), now);
        outbox.publish(pledge, PublicPledgeCorrected::from);
        outbox.publish(pledge, PublicPledgeState::from);
        return pledge;
    }

    /**
     * Withdraws what was recorded by mistake, by an officer of its unit. Refuses with 404 what is not in the caller's units, with 428
     * and 412 a tag that is missing or stale, with 409 {@code cycle-archived}; see also {@link PublicPledge#withdraw}.
     */
    @Transactional
    public PublicPledge withdraw(UUID id, @Nullable IfMatch ifMatch, String reason) {
        PublicPledge pledge = find(id, Set.of());
        IfMatch.require(ifMatch, pledge.version());
        if (roster.isArchived(pledge.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
        pledge.withdraw(reason, clock.instant());
        outbox.publish(pledge, PublicPledgeWithdrawn::from);
        outbox.publishGone(List.of(pledge), PublicPledgeState.class);
        return pledge;
    }

    /** Refuses with 404 a public pledge that is not there or not the caller's to see. */
    @Transactional
    public PublicPledge get(UUID id) {
        return find(id, callerIds());
    }

    private PublicPledge find(UUID id, Set<UUID> callerIds) {
        return publicPledges
                .findVisible(id, caller.scope(), callerIds)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<PublicPledgeView> page(PageQuery query, @Nullable UUID cycleId) {
        String list = cycleId == null ? LIST : LIST + " " + cycleId;
        return Page.of(
                list,
                query,
                publicPledges.page(query.afterId(list), query.rowsToRead(), cycleId, caller.scope(), callerIds()),
                pledge -> pledge.id().toString(),
                PublicPledgeView::from);
    }

    /** Refuses with 404 a cycle that the caller does not see. */
    @Transactional
    public Page<MissingPublicPledge> missing(UUID cycleId, PageQuery query) {
        UnitPath scope = caller.scope();
        if (!roster.isVisible(cycleId, scope)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        String list = LIST + " missing " + cycleId;
        return Page.of(
                list,
                query,
                publicPledges.missing(cycleId, query.afterId(list), query.rowsToRead(), scope),
                missing -> missing.unitId().toString(),
                missing -> missing);
    }

    /** Under which ids the caller leads inspection teams; none for all others. */
    private Set<UUID> callerIds() {
        return caller.hasRole(TEAM_LEADER)
                ? caller.knownStaffNumber().map(people::idsOf).orElse(Set.of())
                : Set.of();
    }

    private static ProblemException unknown(String field) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
    }
}
