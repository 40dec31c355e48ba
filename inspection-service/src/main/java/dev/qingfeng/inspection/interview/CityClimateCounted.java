package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/** What the interviews of a city say of the climate was counted; what is small is not in it. */
@EventType(value = "dev.qingfeng.inspection.city-climate-counted.v1", topic = "qingfeng.inspection.events.v1")
public record CityClimateCounted(UUID climateId, UUID cycleId, int people, List<OfQuestion> questions) {

    static CityClimateCounted from(CityClimate climate) {
        return new CityClimateCounted(climate.id(), climate.cycleId(), climate.people(), climate.questions());
    }
}
