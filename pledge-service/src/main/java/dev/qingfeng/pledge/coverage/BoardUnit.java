package dev.qingfeng.pledge.coverage;

import java.util.UUID;

/**
 * A unit on a board.
 *
 * @param path where it is now
 * @param countedAt where its pledges are counted: its former place until {@link CoverageFolding} has seen it move
 * @param isCity whether it is the whole city of the cycle
 */
public record BoardUnit(UUID id, String path, String name, String countedAt, boolean isCity) {}
