package dev.qingfeng.pledge.document;

import java.util.UUID;

/**
 * What the code on a page of a printed form says.
 *
 * @param textEdition of the text that is printed on it
 * @param page counts from 1
 * @param pages of the whole form
 */
public record FormCode(UUID pledgeId, int textEdition, int page, int pages) {}
