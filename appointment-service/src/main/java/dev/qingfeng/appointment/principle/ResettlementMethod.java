package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.unit.UnitKind;

/** The ways of placing a long-serving township cadre (P7), each with the kind of unit that it leads to. */
public enum ResettlementMethod {
    /** 填空缺. */
    FILL_VACANCY(UnitKind.CITY_DIRECT, true),
    /** 加凳子. */
    ADD_SEAT(UnitKind.CITY_DIRECT, true),
    /** 留位子. */
    RESERVE_PLACE(UnitKind.TOWN_DIRECT, false);

    private final UnitKind unitKind;
    private final boolean toPost;

    ResettlementMethod(UnitKind unitKind, boolean toPost) {
        this.unitKind = unitKind;
        this.toPost = toPost;
    }

    public boolean leadsTo(UnitKind kind) {
        return kind == unitKind;
    }

    /** Whether it leads to a post rather than to a place in the unit. */
    public boolean needsPost() {
        return toPost;
    }
}
