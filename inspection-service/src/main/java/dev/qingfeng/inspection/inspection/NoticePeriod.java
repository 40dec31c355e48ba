package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * How long a notice is up before fieldwork begins: full calendar days, so neither the day it is posted on nor the day
 * fieldwork begins on counts. Posted on the 1st at whatever hour, two full days are the 2nd and 3rd, and fieldwork
 * begins on the 4th.
 */
public record NoticePeriod(int fullDays, ZoneId zone) {

    public static NoticePeriod from(InspectionConfig config, ZoneId zone) {
        return new NoticePeriod(config.noticeDays(), zone);
    }

    public LocalDate earliestBegin(Instant postedAt) {
        return day(postedAt).plusDays(fullDays + 1L);
    }

    /** The last day on which a notice can be posted that announces this day of fieldwork. */
    public LocalDate lastDayToPost(LocalDate fieldworkBeginsOn) {
        return fieldworkBeginsOn.minusDays(fullDays + 1L);
    }

    /** Refuses with 422 {@code notice-too-late} a day of fieldwork that comes too soon. */
    public void require(Instant postedAt, LocalDate fieldworkBeginsOn) {
        LocalDate earliest = earliestBegin(postedAt);
        if (fieldworkBeginsOn.isBefore(earliest)) {
            throw ProblemException.of(InspectionProblem.NOTICE_TOO_LATE, String.valueOf(fullDays), earliest.toString())
                    .withUnmet(List.of(Rule.NOTICE.unmet("notice-too-late", earliest.toString())));
        }
    }

    /** Whether the announced day of fieldwork has come. */
    boolean isOver(LocalDate fieldworkBeginsOn, Instant moment) {
        return !day(moment).isBefore(fieldworkBeginsOn);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
