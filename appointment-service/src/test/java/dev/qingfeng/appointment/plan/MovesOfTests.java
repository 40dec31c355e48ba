package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import java.util.UUID;

/** Moves without a service. */
public final class MovesOfTests {

    private MovesOfTests() {}

    public static Move move(UUID cadre, MoveKind kind, Placement origin, Placement target) {
        ResettlementMethod method = kind == MoveKind.RESETTLEMENT ? ResettlementMethod.RESERVE_PLACE : null;
        return new Move(UUID.randomUUID(), cadre, kind, method, false, origin, target, null);
    }
}
