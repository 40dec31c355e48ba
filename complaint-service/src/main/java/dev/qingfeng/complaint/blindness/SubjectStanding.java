package dev.qingfeng.complaint.blindness;

/** How sure it is that a case is about somebody. */
public enum SubjectStanding {
    /** Somebody of that name, or the unit that somebody is said to be in, occurs in what was reported; nobody has looked yet. */
    PRESUMED,
    LINKED,
    /** It is not about them: they are not blind to it any more, until somebody names them again. */
    DROPPED
}
