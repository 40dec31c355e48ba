package dev.qingfeng.inspection.ballotform;

import java.util.UUID;

/**
 * Somebody whom a question is about.
 *
 * @param name as a ballot shows it
 * @param post as a ballot shows it; empty where they hold none
 */
public record Candidate(UUID cadreId, String name, String post) {}
