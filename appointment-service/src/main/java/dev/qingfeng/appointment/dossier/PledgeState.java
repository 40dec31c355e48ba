package dev.qingfeng.appointment.dossier;

import java.util.Comparator;
import java.util.List;

/** What has become of a pledge. */
public enum PledgeState {
    /** Is to be signed; told only where it was something else before. */
    DUE,
    SIGNED,
    /** The person need not sign; pledge-service knows why. */
    EXCUSED;

    /** Of two pledges of one person the one that stands: who signed has signed, and is excused from the other for that alone. */
    static final Comparator<PledgeState> STANDING = Comparator.comparing(List.of(SIGNED, DUE, EXCUSED)::indexOf);
}
