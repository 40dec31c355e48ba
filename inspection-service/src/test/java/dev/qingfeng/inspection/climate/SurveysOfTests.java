package dev.qingfeng.inspection.climate;

import static org.awaitility.Awaitility.await;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.ballot.CountedRoundOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;

/** Surveys of a city of tests: rounds as counting leaves them, and months as complaint-service tells them. */
public final class SurveysOfTests {

    static final String MONTHS = "qingfeng.complaint.months.v1";

    private final CityOfTests city;
    private final String form;

    /** Drafts the form of the questionnaire. */
    public SurveysOfTests(CityOfTests city) {
        this.city = city;
        this.form = CountedRoundOfTests.form(city, "DISCIPLINE_QUESTIONNAIRE");
    }

    /** A questionnaire of sixty ballots in a unit that is inspected, counted just now. */
    public void questionnaire(UUID unit, long aware, long sawCanvassing) {
        counted(
                unit,
                TalliesOfTests.of(60)
                        .rated("knows-discipline", new long[] {aware, 0, 60 - aware})
                        .rated("canvassing", new long[] {sawCanvassing, 60 - sawCanvassing, 0}));
    }

    private void counted(UUID unit, TalliesOfTests tally) {
        UUID round = new CountedRoundOfTests(city, unit, form).id;
        Database.execute("update ballot_round set state = 'CERTIFIED', certified_at = now() where id = ?", round);
        Database.execute(
                "insert into round_result (id, version, counts, sha256, counted_at) values (?, 0, ?::jsonb, repeat('0', 64), now())",
                round,
                tally.json());
    }

    /** Tells a month of complaints, and waits until the service knows; its id. */
    public UUID told(YearMonth month) {
        return told(month, "", "");
    }

    /** The same with what stands in it beside, as JSON. */
    public UUID told(YearMonth month, String reports, String ofTheWeb) {
        UUID id = UUID.randomUUID();
        try (ForeignEvents months = ForeignEvents.on(MONTHS)) {
            months.send(id, 1, 0, month(month, reports, ofTheWeb));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from complaint_month where id = ?", id) == 1);
        return id;
    }

    String month(YearMonth month, String reports, String ofTheWeb) {
        return "{\"cycleId\":\"%s\",\"startsOn\":\"%s\",\"endsOn\":\"%s\"%s,\"channels\":[{\"channel\":\"WEB_COLUMN\"%s},{\"channel\":\"HOTLINE\"}]}"
                .formatted(city.cycle, month.atDay(1), month.atEndOfMonth(), reports, ofTheWeb);
    }
}
