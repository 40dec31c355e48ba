package dev.qingfeng.platform.confidential;

import jakarta.persistence.Embeddable;

/**
 * The data key of one case, encrypted. When the last copy of it is destroyed, nobody can read the case again.
 *
 * @param keyId of the wrapping key in the configuration
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Hibernate compares arrays by what they hold.
public record WrappedKey(String keyId, byte[] wrappedKey) {}
