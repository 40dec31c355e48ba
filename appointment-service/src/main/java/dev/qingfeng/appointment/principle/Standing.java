package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.dossier.Grade;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the city, on the day of effect: where they serve, and where they will.
 *
 * @param move what the plan proposes for them; null for nothing
 * @param after where they serve once the plan and what was decided before have taken effect
 * @param seatBefore the post that they hold; null for none
 * @param seatAfter the post that they will hold; null for none
 * @param changesPost whether they will hold another post than now, or one where they have none, or none any more
 * @param townshipBefore whether they serve in a township; likewise after
 * @param grade of the person, here too since all are looked through for it; null for who was not graded
 * @param inIntensiveClass likewise
 * @param age in whole years: another one on the birthday
 * @param yearsInPost whole years in the post that they hold now; 0 for none
 * @param yearsInTeam whole years, without a break, in the leadership team that they are in now; 0 for none
 */
public record Standing(
        UUID id,
        Snapshot.Person person,
        Snapshot.@Nullable Proposed move,
        Placement after,
        @Nullable Seat seatBefore,
        @Nullable Seat seatAfter,
        boolean changesPost,
        boolean townshipBefore,
        boolean townshipAfter,
        @Nullable Grade grade,
        boolean inIntensiveClass,
        int age,
        int yearsInPost,
        int yearsInTeam) {

    /** Where they serve now. */
    public Placement before() {
        return person.placement();
    }

    /** Whether they will be in the leadership team that they are in. */
    boolean staysInTeam() {
        return seatBefore != null
                && seatBefore.isLeading()
                && seatAfter != null
                && seatAfter.isLeading()
                && seatAfter.unitId().equals(seatBefore.unitId());
    }

    /** Whether they are in the leadership team 領導班子 of a township. */
    public boolean ledTownship() {
        return ledBefore() && townshipBefore;
    }

    /** Whether they will be in the leadership team of a township. */
    public boolean leadsTownship() {
        return leads() && townshipAfter;
    }

    /** Whether they are in some leadership team. */
    boolean ledBefore() {
        return seatBefore != null && seatBefore.isLeading();
    }

    /** Whether they will be in some leadership team. */
    boolean leads() {
        return seatAfter != null && seatAfter.isLeading();
    }

    boolean isAged(int from, int to) {
        return from <= age && age <= to;
    }

    /** Whether the plan moves them like this. */
    boolean isMoved(MoveKind kind) {
        return move != null && move.kind() == kind;
    }

    /** Whether the plan promotes them 提拔. */
    boolean isPromoted() {
        return move != null && move.promotes();
    }

    /** Whether the plan gives a reason for what it does with them. */
    boolean isReasoned() {
        return move != null && move.reasoned();
    }
}
