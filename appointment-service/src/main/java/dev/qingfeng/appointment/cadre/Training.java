package dev.qingfeng.appointment.cadre;

/** Enrolments that the principles look at: 年輕幹部成長工程 and, within it, the 強化訓練班 (P5). */
public enum Training {
    YOUNG_CADRE_GROWTH_PROGRAMME,
    INTENSIVE_CLASS
}
