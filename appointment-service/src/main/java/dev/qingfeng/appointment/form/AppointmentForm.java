package dev.qingfeng.appointment.form;

import dev.qingfeng.appointment.assessment.AnnualAssessment;
import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.kin.Relation;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the registry and a plan know for an appointment form 任免審批表. Neither grades of the inspection nor discipline clearance are
 * on it: it passes through many hands.
 *
 * @param ageOn the day on which the age counts: that of effect once the plan is decided
 * @param career from the earliest; posts of the registry and what the file on paper tells
 * @param assessments of the latest years, from the earliest
 * @param kin empty for a caller who may not see kinships
 */
record AppointmentForm(
        Move move,
        Cadre cadre,
        LocalDate ageOn,
        Held origin,
        Held target,
        List<Time> career,
        List<AnnualAssessment> assessments,
        List<Kin> kin) {

    /** A place in a unit, as it was called then. */
    record Held(String unit, UnitKind unitKind, @Nullable PostKind post) {}

    /**
     * A time in a career.
     *
     * @param registered a post of the registry; null for what the file on paper tells
     * @param told what the file on paper tells; empty for a post of the registry
     */
    record Time(
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable Held registered,
            String told) {}

    /** A cadre who is kin. */
    record Kin(Relation relation, String name, LocalDate birthDate, Held place) {}

    /** Whether the move ends what the cadre holds. */
    boolean leavesPost() {
        return origin.post() != null
                && !Objects.equals(move.origin().postId(), move.target().postId());
    }
}
