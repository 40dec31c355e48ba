package dev.qingfeng.inspection.inspection;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Steps of many inspections of one cycle, of which a board asks.
 *
 * @param ofEach the steps that are asked for, by inspection
 */
public record AskedSteps(UUID cycleId, Map<UUID, Set<Step>> ofEach) {

    /** So many are found by their ids; for more than that it costs less to read all of their cycle. */
    public static final int FEW = 200;

    public boolean areFew() {
        return ofEach.size() <= FEW;
    }
}
