package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.inspection.InspectionsOfTests;
import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Interviews for tests that need no container. */
final class InterviewsOfTests {

    static final Instant FIELDWORK = Instant.parse("2026-06-14T01:00:00Z");

    private InterviewsOfTests() {}

    static Interview with(@Nullable UUID cadre, @Nullable String hash, Stratum stratum, int minute) {
        return with(new Interviewee(cadre, hash, null), stratum, minute);
    }

    static Interview with(Interviewee whom, Stratum stratum, int minute) {
        Instant at = FIELDWORK.plusSeconds(60L * minute);
        return new Interview(
                InspectionsOfTests.announced(LocalDate.ofInstant(FIELDWORK, ZoneOffset.UTC)),
                FIELDWORK,
                InspectionsOfTests.gate(),
                stratum,
                whom,
                List.of(UUID.randomUUID()),
                at,
                new Occurrence(at, at, null));
    }
}
