package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/**
 * How many of a unit know of transition discipline, by the questionnaires of a month.
 *
 * @param asked answers to questions on awareness that were due
 * @param aware those of them that say that somebody knows
 */
@EventType(value = "dev.qingfeng.inspection.awareness-rate.v1", topic = "qingfeng.inspection.awareness-rates.v1")
public record AwarenessRateState(UUID rateId, UUID cycleId, UUID unitId, long asked, long aware) {

    static AwarenessRateState from(AwarenessRate rate) {
        return new AwarenessRateState(rate.id(), rate.cycleId(), rate.unitId(), rate.asked(), rate.aware());
    }
}
