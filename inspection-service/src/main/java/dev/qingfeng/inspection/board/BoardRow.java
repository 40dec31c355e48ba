package dev.qingfeng.inspection.board;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a board knows of one inspection.
 *
 * @param unitEndedOn when another takes over from its unit; null while none does
 */
record BoardRow(
        UUID inspectionId,
        UUID unitId,
        String unitPath,
        @Nullable LocalDate unitEndedOn,
        UUID teamId,
        String teamName,
        BoardKind kind) {}
