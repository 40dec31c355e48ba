package dev.qingfeng.complaint.registry;

import java.util.UUID;

/** The registry has told something new of a cadre; observed in the same transaction. */
public record CadreKnown(UUID cadreId) {}
