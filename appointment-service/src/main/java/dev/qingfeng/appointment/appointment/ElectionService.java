package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.OwnRecord;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Results of the elections that posts are filled by. */
@ApplicationScoped
public class ElectionService {

    private final AppointmentRepository appointments;
    private final PostRepository posts;
    private final OwnRecord own;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ElectionService(
            AppointmentRepository appointments,
            PostRepository posts,
            OwnRecord own,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.appointments = appointments;
        this.posts = posts;
        this.own = own;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records what the congress resolved; whoever was elected takes office as {@link Effects} finds them due, whoever was not
     * stays as they are. Refuses with 404 what leads into no unit of the caller's; 428, 412; 403 {@code own-record}; 409
     * {@code post-not-elected}, {@code election-recorded} and {@code appointment-superseded}; 422 {@code in-the-future},
     * {@code late-reason-missing}, {@code election-before-decision}, {@code congress-of-another-post},
     * {@code votes-above-entitled} and {@code elected-without-majority}.
     */
    @Transactional
    public Appointment record(UUID id, @Nullable IfMatch ifMatch, RecordElectionRequest request) {
        Appointment appointment = appointments
                .lockInto(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, appointment.version());
        own.refuse(appointment.cadreId());
        appointment.requireAwaitsElection();
        Occurrence occurrence = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        requireElects(request.congress(), appointment);
        appointment.record(Election.of(request.elected(), request.congress(), request.ballots(), occurrence));
        outbox.publish(appointment, ElectionRecorded::from);
        outbox.publish(appointment, AppointmentState::from);
        return appointment;
    }

    private void requireElects(Congress congress, Appointment appointment) {
        Post post = posts.findById(appointment.target().postId());
        if (!congress.elects(post.kind())) {
            throw ProblemException.of(AppointmentProblem.CONGRESS_OF_ANOTHER_POST, congress, post.kind());
        }
    }
}
