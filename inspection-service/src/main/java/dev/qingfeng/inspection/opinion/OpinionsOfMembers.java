package dev.qingfeng.inspection.opinion;

import dev.qingfeng.platform.confidential.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What dossiers tell of an inspection team's meeting. */
@ApplicationScoped
public class OpinionsOfMembers {

    private final PreliminaryOpinionRepository opinions;
    private final TeamMeetingRepository meetings;
    private final OpinionKeyRepository keys;
    private final Envelope envelope;

    OpinionsOfMembers(
            PreliminaryOpinionRepository opinions,
            TeamMeetingRepository meetings,
            OpinionKeyRepository keys,
            Envelope envelope) {
        this.opinions = opinions;
        this.meetings = meetings;
        this.keys = keys;
        this.envelope = envelope;
    }

    /**
     * What a meeting thought of members.
     *
     * @param metAt null until the team has met
     * @param last the last of each, by the id that it has of them
     */
    public record Formed(@Nullable Instant metAt, Map<UUID, OpinionView> last) {}

    /** Those of one inspection; for callers who may read each. */
    public Formed of(UUID inspectionId) {
        TeamMeeting meeting = meetings.findOf(inspectionId).orElse(null);
        if (meeting == null || !meeting.isHeld()) {
            return new Formed(null, Map.of());
        }
        List<PreliminaryOpinion> formed =
                opinions.list("inspectionId = ?1 and cadreId is not null order by formedAt, id", inspectionId);
        OpinionKey key = keys.findById(meeting.id());
        Map<UUID, PreliminaryOpinion> last = new HashMap<>();
        for (PreliminaryOpinion opinion : formed) {
            UUID cadreId = opinion.cadreId();
            if (cadreId != null) {
                last.put(cadreId, opinion);
            }
        }
        Map<UUID, OpinionView> views = new HashMap<>();
        last.forEach((cadre, opinion) -> views.put(cadre, OpinionView.from(opinion, key, envelope)));
        return new Formed(meeting.heldAt(), views);
    }
}
