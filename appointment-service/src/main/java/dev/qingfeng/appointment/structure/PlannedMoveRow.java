package dev.qingfeng.appointment.structure;

import org.jspecify.annotations.Nullable;

/** A move of a plan in the workbook, in words. */
public record PlannedMoveRow(
        String staffNumber,
        String name,
        String kind,
        @Nullable String method,
        String fromUnit,
        @Nullable String fromPost,
        String fromRank,
        String toUnit,
        @Nullable String toPost,
        String toRank,
        @Nullable String reason) {}
