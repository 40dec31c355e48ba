package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the principles look at: a city as it is, and what a plan makes of it.
 *
 * @param effectiveOn the day on which ages and years in post count
 * @param units of the city that have not ended
 * @param seats its posts
 * @param people who serve in it; those of a province are checked fastest if they, what was decided and the moves come in the order of
 *     their ids
 * @param nominated where earlier decisions will place people, such as those whom a congress has yet to elect; a move of the plan
 *     comes in place of it
 * @param decided what earlier plans of the cycle have decided, taken effect or not, by cadre; a move of the plan comes in place of it,
 *     unless that has taken effect and the move leads nowhere else
 * @param moves of the plan, by cadre
 * @param addedSeats which an earlier decision added beyond a quota
 */
public record Snapshot(
        UUID city,
        LocalDate effectiveOn,
        Map<UUID, UnitKind> units,
        Map<UUID, Seat> seats,
        Map<UUID, Person> people,
        Map<UUID, Placement> nominated,
        Map<UUID, Decided> decided,
        Map<UUID, Proposed> moves,
        Set<Waiver> waivers,
        Set<AddedSeat> addedSeats) {

    /**
     * A cadre, as far as the principles look.
     *
     * @param postSince null for who holds no post
     * @param teamSince since when they have led the unit that they lead now, from whichever posts, without a break; null for who leads
     *     none
     * @param grade in this cycle; null for who was not graded
     * @param assessedExcellent in the latest year that was assessed
     */
    public record Person(
            Placement placement,
            @Nullable LocalDate postSince,
            @Nullable LocalDate teamSince,
            LocalDate birthDate,
            Sex sex,
            Education education,
            boolean inIntensiveClass,
            @Nullable Grade grade,
            boolean assessedExcellent,
            boolean wishesResettlement) {

        /** The same person where a decision found them; how long they had led that unit is not told. */
        Person at(Placement origin, @Nullable LocalDate since) {
            return new Person(
                    origin,
                    since,
                    null,
                    birthDate,
                    sex,
                    education,
                    inIntensiveClass,
                    grade,
                    assessedExcellent,
                    wishesResettlement);
        }
    }

    /**
     * A move of the plan.
     *
     * @param method null unless it is a resettlement
     * @param rankAndBenefits whether the rise in rank settles rank and benefits 職級待遇 only
     * @param reasoned whether a reason is on record
     */
    public record Proposed(
            MoveKind kind,
            @Nullable ResettlementMethod method,
            boolean rankAndBenefits,
            Placement origin,
            Placement target,
            boolean reasoned) {

        /** Whether it promotes 提拔: whose rank and benefits are settled is not promoted by that. */
        boolean promotes() {
            return kind == MoveKind.PROMOTION && !rankAndBenefits;
        }

        /** Whether it leads elsewhere: whoever is retained, or has their rank settled, is moved nowhere by that. */
        boolean movesAnew() {
            return kind != MoveKind.RETENTION && !rankAndBenefits;
        }

        /** The same move with a reason on record. */
        Proposed forAReason() {
            return new Proposed(kind, method, rankAndBenefits, origin, target, true);
        }
    }

    /**
     * A move of an earlier plan.
     *
     * @param effectiveOn the day on which ages and years in post counted
     * @param postSince since when they held the post that it found them in; null for none
     */
    public record Decided(
            Proposed move, LocalDate effectiveOn, @Nullable LocalDate postSince) {}

    /**
     * An exemption from a principle that two people have granted.
     *
     * @param subject the unit, or for quotas the post
     */
    public record Waiver(String principle, UUID subject) {}

    /** A seat 凳子 that a named exemption adds to a post for one cadre; it goes with them. */
    public record AddedSeat(UUID post, UUID cadre) {}
}
