package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/**
 * A form was adopted: rounds can be held on it, and it never changes. What it asks is read over REST.
 *
 * @param sha256 of its canonical JSON, in hexadecimal
 */
@EventType(value = "dev.qingfeng.inspection.ballot-form-adopted.v1", topic = "qingfeng.inspection.events.v1")
public record BallotFormAdopted(
        UUID formId, UUID cycleId, String code, BallotPurpose purpose, int edition, String sha256) {

    static BallotFormAdopted from(BallotForm form) {
        return new BallotFormAdopted(
                form.id(), form.cycleId(), form.code(), form.purpose(), form.edition(), form.sha256());
    }
}
