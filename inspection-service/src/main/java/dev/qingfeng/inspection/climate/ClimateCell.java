package dev.qingfeng.inspection.climate;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a board.
 *
 * @param question which, where a measure has several; null where it has one
 * @param placeId of the city, the inspection team or the unit
 * @param asked null where nobody is asked, or where it is withheld
 * @param counted null where it is withheld
 */
@Embeddable
record ClimateCell(
        @Enumerated(EnumType.STRING) ClimateMeasure measure,
        @Nullable String question,

        @Enumerated(EnumType.STRING) ClimateLevel level,

        UUID placeId,
        @Nullable Long asked,
        @Nullable Long counted) {

    /** What all figures of one kind have in common, wherever they are of. */
    String asks() {
        return asks(measure, question);
    }

    /** The same of any figure. */
    static String asks(ClimateMeasure measure, @Nullable String question) {
        return measure + "/" + question;
    }

    /** That there is one, and not what. */
    ClimateCell withheld() {
        return new ClimateCell(measure, question, level, placeId, null, null);
    }
}
