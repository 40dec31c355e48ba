package dev.qingfeng.inspection.ballot;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * That one officer wants a round to be void in which nobody votes any more.
 *
 * @param by staff number
 */
@Embeddable
record ProposedVoid(
        @Column(name = "void_proposed_by") String by,
        @Column(name = "void_proposed_at") Instant at,
        @Column(name = "void_proposed_reason") String reason) {}
