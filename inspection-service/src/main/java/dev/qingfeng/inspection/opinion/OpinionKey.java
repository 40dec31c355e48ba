package dev.qingfeng.inspection.opinion;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.TextKey;
import jakarta.persistence.Entity;
import java.util.UUID;

/** The data key of the texts of the opinions of a team meeting that is held. */
@Entity
public class OpinionKey extends TextKey {

    /** For Hibernate. */
    protected OpinionKey() {}

    OpinionKey(UUID teamMeetingId, Envelope envelope) {
        super(teamMeetingId, envelope);
    }

    @Override
    protected String kind() {
        return "team-meeting";
    }
}
