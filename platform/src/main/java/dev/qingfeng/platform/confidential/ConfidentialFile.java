package dev.qingfeng.platform.confidential;

import java.util.UUID;

/**
 * A file that is kept, without what it holds.
 *
 * @param id random
 * @param mediaType as found by content
 * @param size of the plain file, in bytes
 * @param sha256 of the plain file, in hexadecimal
 */
public record ConfidentialFile(UUID id, String mediaType, long size, String sha256) {}
