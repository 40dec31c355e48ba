package dev.qingfeng.pledge.exemption;

/** On what ground somebody is exempted; the reason says the rest. */
public enum ExemptionGround {
    LONG_ILLNESS,
    SECONDED_AWAY,
    STUDYING_ABROAD,
    SUSPENDED_FROM_DUTY,
    OTHER
}
