package dev.qingfeng.platform.audit;

import dev.qingfeng.platform.outbox.EventType;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a service's audit rows was sealed. Its key is the service, its version the number of the seal, and its time the day
 * only. How the hashes are made is in decision 0063.
 *
 * @param afterPosition the batch covers all rows above this position
 * @param lastPosition and up to this one
 * @param contentHash SHA-256 of the rows, in hexadecimal
 * @param previousHash of the seal before; null of the first
 * @param hash covers all of this, and so all the rows up to here
 */
@EventType(value = "dev.qingfeng.audit.sealed.v1", topic = AuditSealed.TOPIC)
public record AuditSealed(
        String service,
        @Min(1) long number,
        @Min(0) long afterPosition,
        @Min(1) long lastPosition,
        @Min(1) long rowCount,
        @Pattern(regexp = AuditSealed.HASH) String contentHash,
        @Pattern(regexp = AuditSealed.HASH) @Nullable String previousHash,
        @Pattern(regexp = AuditSealed.HASH) String hash) {

    static final String TOPIC = "qingfeng.audit.seals.v1";
    static final String HASH = "^[0-9a-f]{64}$";
}
