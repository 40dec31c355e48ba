package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.plan.MovesOfTests;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.MoveKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Appointments without a service. */
final class AppointmentsOfTests {

    static final LocalDate DUE = LocalDate.parse("2026-06-15");

    static final Instant DECIDED = Instant.parse("2026-06-01T02:00:00Z");
    private static final UUID UNIT = UUID.randomUUID();

    private AppointmentsOfTests() {}

    static Appointment risingToChief(UUID cadre, MoveKind kind) {
        Placement from = new Placement(UNIT, UUID.randomUUID(), Rank.SECTION);
        Placement to = new Placement(UNIT, UUID.randomUUID(), Rank.SECTION);
        return new Appointment(
                UUID.randomUUID(),
                MovesOfTests.move(cadre, kind, from, to),
                true,
                WayOfFilling.APPOINTMENT,
                DUE,
                DECIDED);
    }

    /** Into another unit, one rank higher, without a post. */
    static Appointment raisingResettlement(UUID cadre) {
        Placement from = new Placement(UNIT, UUID.randomUUID(), Rank.DEPUTY_SECTION);
        Placement to = new Placement(UUID.randomUUID(), null, Rank.SECTION);
        return new Appointment(
                UUID.randomUUID(),
                MovesOfTests.move(cadre, MoveKind.RESETTLEMENT, from, to),
                false,
                null,
                DUE,
                DECIDED);
    }

    /** Decided long before it is due; a promotion also raises the rank. */
    static Appointment appointment(UUID cadre, MoveKind kind, UUID fromPost, UUID toPost) {
        return appointment(cadre, kind, fromPost, toPost, WayOfFilling.APPOINTMENT);
    }

    /** To a post that is filled by election. */
    static Appointment nomination(UUID cadre, MoveKind kind, UUID fromPost, UUID toPost) {
        return appointment(cadre, kind, fromPost, toPost, WayOfFilling.ELECTION);
    }

    private static Appointment appointment(
            UUID cadre, MoveKind kind, UUID fromPost, UUID toPost, WayOfFilling filledBy) {
        Rank rank = kind == MoveKind.PROMOTION ? Rank.SECTION : Rank.DEPUTY_SECTION;
        return new Appointment(
                UUID.randomUUID(),
                MovesOfTests.move(
                        cadre,
                        kind,
                        new Placement(UNIT, fromPost, Rank.DEPUTY_SECTION),
                        new Placement(UNIT, toPost, rank)),
                false,
                filledBy,
                DUE,
                DECIDED);
    }
}
