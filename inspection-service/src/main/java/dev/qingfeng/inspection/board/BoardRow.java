package dev.qingfeng.inspection.board;

import java.util.UUID;

/** What a board knows of one inspection. */
record BoardRow(UUID inspectionId, UUID unitId, String unitPath, UUID teamId, String teamName, BoardKind kind) {}
