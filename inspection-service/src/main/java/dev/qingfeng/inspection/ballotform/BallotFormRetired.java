package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A later edition took the place of a form: no more rounds begin on it, and those that did go on. */
@EventType(value = "dev.qingfeng.inspection.ballot-form-retired.v1", topic = "qingfeng.inspection.events.v1")
public record BallotFormRetired(UUID formId, UUID cycleId, String code, BallotPurpose purpose, int edition) {

    static BallotFormRetired from(BallotForm form) {
        return new BallotFormRetired(form.id(), form.cycleId(), form.code(), form.purpose(), form.edition());
    }
}
