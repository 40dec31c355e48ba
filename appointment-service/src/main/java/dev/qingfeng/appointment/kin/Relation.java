package dev.qingfeng.appointment.kin;

/** What one cadre is to another. */
public enum Relation {
    SPOUSE,
    PARENT,
    CHILD,
    SIBLING,
    OTHER_KIN;

    /** The same, seen from the other one. */
    public Relation reversed() {
        return switch (this) {
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case SPOUSE, SIBLING, OTHER_KIN -> this;
        };
    }
}
