package dev.qingfeng.appointment.resolution;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Collective decisions and their record. */
@ApplicationScoped
public class ResolutionService {

    private final ResolutionRepository resolutions;
    private final Recusals recusals;
    private final Placements placements;
    private final AppointmentConfig config;
    private final AuditedReads reads;
    private final Caller caller;

    ResolutionService(
            ResolutionRepository resolutions,
            Recusals recusals,
            Placements placements,
            AppointmentConfig config,
            AuditedReads reads,
            Caller caller) {
        this.resolutions = resolutions;
        this.recusals = recusals;
        this.placements = placements;
        this.config = config;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * Records a vote, whatever it resolved. Refuses with 422 members whom the caller does not see, with 409 {@code cadre-merged}
     * those who are kept under another number, and what {@link VotingRules#outcome} refuses.
     *
     * @param about the cadres that the matter is about; they are recused
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Resolution resolve(
            UUID cycleId,
            Resolution.Subject subject,
            UUID subjectId,
            Occurrence occurrence,
            Collection<UUID> entitled,
            List<MemberVote> votes,
            Collection<UUID> about) {
        if (!placements.visible(entitled, caller.scope()).containsAll(entitled)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "entitledIds");
        }
        Outcome outcome = VotingRules.of(config).outcome(entitled, votes, recusals.concerned(about));
        Resolution resolution = new Resolution(cycleId, subject, subjectId, outcome, occurrence, entitled, votes);
        resolutions.persist(resolution);
        return resolution;
    }

    /** Refuses with 404 a resolution that is not there or not the caller's to see. Who voted how leaves a row in the audit. */
    @Transactional
    public ResolutionView get(UUID id) {
        Resolution resolution = resolutions
                .findGoverned(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(resolution, id);
        return ResolutionView.from(resolution);
    }
}
