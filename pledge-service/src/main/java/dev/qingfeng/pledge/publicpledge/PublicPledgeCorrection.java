package dev.qingfeng.pledge.publicpledge;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What holds of a public pledge from then on. */
@Embeddable
record PublicPledgeCorrection(Meeting meeting, String reason, Instant correctedAt) {}
