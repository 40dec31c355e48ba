package dev.qingfeng.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When what the sample tells happened: over the three months before it was loaded, recorded afterwards in one sitting,
 * so that it keeps every period of the rules, and what was decided can take effect today.
 *
 * @param loadedOn told by the cycle's calendar, so that a later start says the same
 */
record SampleDays(LocalDate loadedOn) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String RECORDED_AFTERWARDS = "示例数据，事后补录";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each by how many days ago it happened, or began. */
    enum Event {
        MOBILISATION(90),
        CAMPAIGNS(85),
        EDUCATION(80),
        SIGNATURES(75),
        PUBLICATION(70),
        INSPECTION(60),
        TRAINING(59),
        NOTICE(57),
        FIELDWORK(50),
        CONCLUSION(39),
        TEAM_MEETING(38),
        POLICY_ADOPTION(30),
        STRUCTURE_ANALYSED(29),
        REPORT_HEARD(28),
        POLICY_ADOPTED(27),
        DECISION(21),
        /** Far enough back for five working days of public notice, whatever holidays lie between. */
        PLAN_DECIDED(18),
        CONGRESS(3);

        private final int daysAgo;

        Event(int daysAgo) {
            this.daysAgo = daysAgo;
        }
    }

    static SampleDays untilToday() {
        return new SampleDays(today());
    }

    /** Those of a cycle that was begun with {@link #cycleCalendar}. */
    static SampleDays of(JsonNode cycle) {
        LocalDate began = LocalDate.parse(
                cycle.required("calendar").get(0).required("firstDay").asText());
        return new SampleDays(began.plusDays(Event.MOBILISATION.daysAgo));
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    LocalDate of(Event event) {
        return loadedOn.minusDays(event.daysAgo);
    }

    /** In the morning of its day. */
    Instant at(Event event) {
        return at(of(event), 9);
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }

    /** A body that says when something happened, and why it is recorded only now. */
    static ObjectNode happened(String field, Instant when) {
        return JSON.createObjectNode().put(field, when.toString()).put("lateReason", RECORDED_AFTERWARDS);
    }

    ObjectNode happened(Event event) {
        return happened("occurredAt", at(event));
    }

    /** The holidays of this year and the next that have a fixed date; those by the moon are published for each year. */
    String calendarRows(String cityPath) {
        return Stream.of(loadedOn.getYear(), loadedOn.getYear() + 1)
                .flatMap(year -> Stream.of(
                        "%d-01-01,HOLIDAY,元旦".formatted(year),
                        "%d-05-01,HOLIDAY,劳动节".formatted(year),
                        "%d-05-02,HOLIDAY,劳动节".formatted(year),
                        "%d-10-01,HOLIDAY,国庆节".formatted(year),
                        "%d-10-02,HOLIDAY,国庆节".formatted(year),
                        "%d-10-03,HOLIDAY,国庆节".formatted(year)))
                .map(row -> cityPath + "," + row)
                .collect(Collectors.joining("\n", "unitPath,date,kind,name\n", "\n"));
    }

    /** The calendar of the cycle: each phase until the day before the next, and the last for two more months. */
    ObjectNode cycleCalendar() {
        List<Event> phases = List.of(Event.MOBILISATION, Event.INSPECTION, Event.POLICY_ADOPTION, Event.DECISION);
        ObjectNode body = JSON.createObjectNode();
        ArrayNode planned = body.putArray("phases");
        for (int i = 0; i < phases.size(); i++) {
            LocalDate last = i + 1 < phases.size() ? of(phases.get(i + 1)).minusDays(1) : loadedOn.plusMonths(2);
            planned.addObject()
                    .put("phase", phases.get(i).name())
                    .put("firstDay", of(phases.get(i)).toString())
                    .put("lastDay", last.toString());
        }
        return body;
    }
}
