package dev.qingfeng.pledge.publicpledge;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The text that was pledged: the one that the leader has signed. */
@Embeddable
record PledgedText(
        @Column(name = "text_id") UUID id,
        @Column(name = "text_edition") int edition,
        @Column(name = "text_hash") String hash) {}
