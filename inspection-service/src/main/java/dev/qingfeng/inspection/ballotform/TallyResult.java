package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a round that may be told.
 *
 * @param ballots how many were cast, blank ones included and spoilt ones not
 * @param blank on how many of them nothing was filled in
 * @param spoilt how many papers could not be read as a ballot
 */
public record TallyResult(long ballots, long blank, long spoilt, List<Question> questions) {

    /** Whether there are no figures of any question: there were too few ballots. */
    public boolean tellsNothing() {
        return questions.stream().allMatch(Question::withheld);
    }

    /**
     * Of one question.
     *
     * @param code its code in the form
     * @param asked how many ballots are of those who were asked
     * @param withheld whether there are no figures, because it was asked of too few
     * @param places in the order of the paper; none if they are withheld
     */
    public record Question(String code, long asked, boolean withheld, List<Place> places) {}

    /**
     * Of one position of the paper.
     *
     * @param position its index there
     * @param candidateId whom it is about; null where it is about nobody in particular
     * @param choice which choice of the question is selected there, from 1; null where one is rated, or people are selected
     * @param counts how many ballots have each code, from {@code 00}; together all that were asked
     * @param withheld whether the figures by class are withheld, because all of a class chose alike
     * @param byClass none if they are withheld, or all classes were merged into one
     */
    public record Place(
            int position,
            @Nullable UUID candidateId,
            @Nullable Integer choice,
            List<Long> counts,
            boolean withheld,
            List<OfClasses> byClass) {}

    /**
     * Of classes that are counted together.
     *
     * @param counts how many of their ballots have each code, from {@code 00}
     */
    public record OfClasses(List<AttendeeClass> classes, List<Long> counts) {

        /** Whether all their ballots have the same code. */
        boolean alike() {
            return counts.stream().filter(count -> count > 0).count() <= 1;
        }

        /** How many ballots they are. */
        long ballots() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }
}
