package dev.qingfeng.inspection.board;

import java.util.List;
import java.util.UUID;

/** All inspections of one kind. */
record AlikeInspections(BoardKind kind, List<UUID> ids) {}
