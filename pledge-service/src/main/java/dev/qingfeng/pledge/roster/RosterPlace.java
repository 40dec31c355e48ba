package dev.qingfeng.pledge.roster;

import java.util.UUID;

/** A unit and where it is now. */
public record RosterPlace(UUID id, String path, String name) {}
