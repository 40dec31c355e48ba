package dev.qingfeng.appointment.unit;

/** Kinds of unit. The root of each tree is a city; the first four below it are the township units 鎮, 街道, 園, 場. */
public enum UnitKind {
    CITY,
    TOWN,
    SUBDISTRICT,
    PARK,
    FARM,
    CITY_DIRECT,
    TOWN_DIRECT;

    /** Whether a rule that counts townships counts a unit of this kind. */
    public boolean isTownship() {
        return switch (this) {
            case TOWN, SUBDISTRICT, PARK, FARM -> true;
            case CITY, CITY_DIRECT, TOWN_DIRECT -> false;
        };
    }
}
