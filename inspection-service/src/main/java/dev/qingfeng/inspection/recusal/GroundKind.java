package dev.qingfeng.inspection.recusal;

import java.util.Locale;

/** Why somebody stands aside from a unit. */
public enum GroundKind {
    /** They hold or held a post there, or are one of its people, or were in a unit that became part of it. */
    SERVED_THERE,
    /** Kin of theirs is one of its people. */
    KIN_THERE,
    /** They said so themselves, or an officer of the city for them. */
    DECLARED;

    /** As gates name it. */
    String condition() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
