package dev.qingfeng.inspection.dossier;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.ballot.BallotsOnMembers;
import dev.qingfeng.inspection.inspection.InspectedMembers;
import dev.qingfeng.inspection.inspection.InspectionConcluded;
import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers: for those who read evaluations, except whoever is judged in the same inspection and whoever stands aside from the unit.
 * Fixed when the inspection ends, and again when what is on record has changed.
 */
@ApplicationScoped
public class DossierService {

    /** Java takes the first bit of an id for its sign. */
    private static final Comparator<UUID> AS_POSTGRESQL = Comparator.comparing(UUID::toString);

    private static final String LIST = "dossiers";
    private static final List<String> READERS =
            List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR);

    /** As of the figures themselves. */
    private static final List<String> WHO_SEE_FIGURES =
            List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY);

    private static final List<String> WHO_FIX = List.of(ORGANIZATION_OFFICER);

    private final DossierRepository fixed;
    private final DossierKeyRepository keys;
    private final DossierWriter writer;
    private final UnitInspectionRepository inspections;
    private final InspectedMembers inspected;
    private final BallotsOnMembers ballots;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final AuditedReads reads;
    private final Envelope envelope;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    DossierService(
            DossierRepository fixed,
            DossierKeyRepository keys,
            DossierWriter writer,
            UnitInspectionRepository inspections,
            InspectedMembers inspected,
            BallotsOnMembers ballots,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal callersRecusal,
            Registry registry,
            AuditedReads reads,
            Envelope envelope,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.fixed = fixed;
        this.keys = keys;
        this.writer = writer;
        this.inspections = inspections;
        this.inspected = inspected;
        this.ballots = ballots;
        this.teams = teams;
        this.access = access;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.reads = reads;
        this.envelope = envelope;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What a caller who has been let to the dossiers of an inspection finds.
     *
     * @param members of whom there are dossiers, under the ids that those have; in the order of these
     * @param last the version of each that was fixed last
     * @param everyId of each member
     * @param hidden what the caller does not see of it
     */
    private record Found(
            UnitInspection inspection,
            InspectionTeam team,
            SortedSet<UUID> members,
            List<DossierVersionEntry> versions,
            Map<UUID, DossierVersionEntry> last,
            Map<UUID, Set<UUID>> everyId,
            Set<DossierSection> hidden) {

        /** Under which of them somebody is; refuses with 404 who is none. */
        UUID member(UUID cadreId) {
            return members.stream()
                    .filter(member -> everyId.getOrDefault(member, Set.of()).contains(cadreId))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        }

        Dossier shown(Dossier dossier) {
            return dossier.without(hidden);
        }

        DossierVersionEntry shown(DossierVersionEntry entry) {
            return hidden.isEmpty() ? entry : entry.withoutHash();
        }
    }

    /** Fixes the dossier of each member with the end of an inspection, in the same transaction. */
    void fix(@Observes InspectionConcluded end) {
        fixAll(inspections.findById(end.inspectionId()));
    }

    private List<DossierVersion> fixAll(UnitInspection inspection) {
        List<Dossier> dossiers =
                List.copyOf(writer.write(inspection, inspected.of(inspection)).values());
        List<DossierVersion> versions = new ArrayList<>();
        List<DossierKey> sealing = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            DossierKey key = new DossierKey(UUID.randomUUID(), envelope);
            sealing.add(key);
            versions.add(version(dossier, key, 1, null));
        }
        fixed.persist(versions);
        fixed.flush();
        keys.persist(sealing);
        outbox.publishAll(versions, DossierFixed::from);
        return versions;
    }

    private DossierVersion version(Dossier dossier, DossierKey key, int edition, @Nullable String reason) {
        return new DossierVersion(dossier, key, edition, reason, envelope, clock.instant(), caller.id());
    }

    /**
     * Fixes a dossier again, for the team's leader and officers of the whole city. Refuses as {@link #open}; with 409 {@code
     * gate-unmet} before the inspection has ended, {@code dossier-unchanged} one that says what it said, and {@code
     * dossier-fixed-already} if somebody else does at the same time.
     */
    @Transactional
    public DossierVersionEntry fix(UUID inspectionId, UUID cadreId, FixDossierRequest request) {
        Found found = found(inspectionId);
        access.requireLeader(found.team(), WHO_FIX);
        UUID member = found.member(cadreId);
        UnitInspection inspection = found.inspection();
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.INSPECTION, Phase.DECISION))
                .require(
                        inspection.state() == Progress.CONCLUDED,
                        Rule.PRELIMINARY_OPINIONS.unmet(
                                "inspection-not-concluded", inspection.unitId().toString()))
                .pass();
        if (found.versions().isEmpty()) {
            // It ended before there were dossiers: all are fixed now, as they would have been then.
            return fixAll(inspection).stream()
                    .filter(version ->
                            found.everyId().getOrDefault(member, Set.of()).contains(version.cadreId()))
                    .findFirst()
                    .map(DossierVersionEntry::from)
                    .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        }
        Dossier dossier = written(found, member);
        DossierVersionEntry last = found.last().get(member);
        if (last != null && CanonicalJson.hash(CanonicalJson.of(dossier)).equals(last.sha256())) {
            throw ProblemException.of(InspectionProblem.DOSSIER_UNCHANGED);
        }
        DossierKey key = new DossierKey(UUID.randomUUID(), envelope);
        DossierVersion version = last == null
                ? version(dossier, key, 1, null)
                : version(dossier, key, last.edition() + 1, request.reason());
        fixed.persistAndFlush(version);
        keys.persist(key);
        outbox.publish(version, DossierFixed::from);
        return DossierVersionEntry.from(version);
    }

    private Dossier written(Found found, UUID member) {
        return writer.write(found.inspection(), List.of(member)).values().stream()
                .findFirst()
                .orElseThrow();
    }

    /** Of whom there are dossiers, in the order of their ids. Refuses as {@link #open}. */
    @Transactional
    public Page<DossierEntry> page(UUID inspectionId, PageQuery query) {
        Found found = found(inspectionId);
        String list = LIST + " " + inspectionId;
        UUID after = query.afterId(list);
        List<UUID> rows = found.members().stream()
                .filter(member -> AS_POSTGRESQL.compare(member, after) > 0)
                .limit(query.rowsToRead())
                .toList();
        return Page.of(list, query, rows, UUID::toString, member -> entry(found, member));
    }

    private static DossierEntry entry(Found found, UUID member) {
        DossierVersionEntry last = found.last().get(member);
        return new DossierEntry(member, last == null ? null : found.shown(last));
    }

    /**
     * A dossier as it is now; leaves an audit row that says so. Refuses with 404 an inspection that the caller does not see and who
     * is no member of its leadership team, with 403 {@code not-of-the-team}, {@code own-leadership-team} and {@code stands-aside}.
     */
    @Transactional
    public DossierView open(UUID inspectionId, UUID cadreId) {
        Found found = found(inspectionId);
        UUID member = found.member(cadreId);
        Dossier dossier = written(found, member);
        DossierVersionEntry last = found.last().get(member);
        reads.shown(dossier, member);
        return new DossierView(
                found.shown(dossier),
                last == null ? null : found.shown(last),
                last != null && !CanonicalJson.hash(CanonicalJson.of(dossier)).equals(last.sha256()));
    }

    /** When a dossier was fixed, the first first. Refuses as {@link #open}. */
    @Transactional
    public Page<DossierVersionEntry> versions(UUID inspectionId, UUID cadreId, PageQuery query) {
        Found found = found(inspectionId);
        UUID member = found.member(cadreId);
        String list = LIST + " of " + inspectionId + " " + member;
        int after = after(query.after(list));
        List<DossierVersionEntry> rows = found.versions().stream()
                .filter(version ->
                        found.everyId().getOrDefault(member, Set.of()).contains(version.cadreId()))
                .filter(version -> version.edition() > after)
                .limit(query.rowsToRead())
                .toList();
        return Page.of(list, query, rows, version -> Integer.toString(version.edition()), found::shown);
    }

    private static int after(String key) {
        try {
            return key.isEmpty() ? 0 : Integer.parseInt(key);
        } catch (NumberFormatException e) {
            throw ProblemException.of(PlatformProblem.BAD_CURSOR);
        }
    }

    /** A dossier as it was fixed; leaves an audit row that says so. Refuses as {@link #open}, and with 404 an edition that is not there. */
    @Transactional
    public DossierVersionView version(UUID inspectionId, UUID cadreId, int edition) {
        Found found = found(inspectionId);
        UUID member = found.member(cadreId);
        DossierVersion version = fixed.find(inspectionId, found.everyId().getOrDefault(member, Set.of(member)), edition)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(version);
        DossierKey key = keys.findById(version.id());
        return new DossierVersionView(
                found.shown(DossierVersionEntry.from(version)),
                version.reason(key, envelope),
                found.shown(version.content(key, envelope)));
    }

    private Found found(UUID inspectionId) {
        UnitInspection inspection = inspections
                .findVisible(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        InspectionTeam team = teams.findById(inspection.teamId());
        access.requireMember(team, READERS);
        List<DossierVersionEntry> versions = fixed.entries(inspectionId);
        Set<UUID> leadershipTeam = registry.leadershipTeam(inspection.unitId()).stream()
                .map(RegistryCadre::id)
                .collect(Collectors.toSet());
        Collection<UUID> ofDossiers = versions.isEmpty()
                ? inspected.of(inspection)
                : versions.stream().map(DossierVersionEntry::cadreId).toList();
        Map<UUID, Set<UUID>> everyId = registry.everyIdOf(
                Stream.concat(leadershipTeam.stream(), ofDossiers.stream()).collect(Collectors.toSet()));
        callersRecusal.requireNotAmong(everyId);
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
        Map<UUID, DossierVersionEntry> last = new HashMap<>();
        // Whoever came into office after the end was not inspected.
        SortedSet<UUID> members = new TreeSet<>(AS_POSTGRESQL);
        for (DossierVersionEntry version : versions) {
            UUID under = members.stream()
                    .filter(member -> everyId.getOrDefault(member, Set.of()).contains(version.cadreId()))
                    .findFirst()
                    .orElse(version.cadreId());
            members.add(under);
            last.put(under, version);
        }
        if (members.isEmpty()) {
            members.addAll(ofDossiers);
        }
        return new Found(inspection, team, members, versions, last, everyId, hidden(inspection, team));
    }

    private Set<DossierSection> hidden(UnitInspection inspection, InspectionTeam team) {
        Set<DossierSection> hidden = EnumSet.noneOf(DossierSection.class);
        if (!access.isMember(team, WHO_SEE_FIGURES)) {
            hidden.add(DossierSection.OPINIONS_IN_INTERVIEWS);
        }
        // As of the results themselves: not for the inspection team, nor for who stood in one of the rounds.
        if (WHO_SEE_FIGURES.stream().noneMatch(caller::hasRole)
                || registry.governedCycle(inspection.cycleId(), caller.scope()).isEmpty()
                || callersRecusal.isAmong(ballots.judged(inspection.id()))) {
            hidden.add(DossierSection.BALLOTS);
        }
        return hidden;
    }
}
