package dev.qingfeng.inspection.inspection;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence that came after its step was recorded; never changed or removed.
 *
 * @param addedBy staff number
 * @param reason why it came so late; never null after the conclusion
 */
@Embeddable
record AddedEvidence(
        @Enumerated(EnumType.STRING) Step step,
        @JdbcTypeCode(SqlTypes.JSON) KeptEvidence evidence,
        Instant addedAt,
        String addedBy,
        @Nullable String reason) {}
