package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.unit.UnitKind;
import java.util.UUID;

/** From where somebody came into the post that they hold 來源. */
public enum Source {
    /** From another post or place in the same unit. */
    INSIDE,
    OTHER_TOWNSHIP,
    CITY_DIRECT,
    TOWN_DIRECT,
    /** The registry knows of no post before. */
    NOT_KNOWN;

    /** Of somebody who served in the one unit, of this kind, before they came into the other. */
    static Source of(UUID from, UnitKind kind, UUID to) {
        if (from.equals(to)) {
            return INSIDE;
        }
        return switch (kind) {
            case TOWN, SUBDISTRICT, PARK, FARM -> OTHER_TOWNSHIP;
            case CITY, CITY_DIRECT -> CITY_DIRECT;
            case TOWN_DIRECT -> TOWN_DIRECT;
        };
    }
}
