package dev.qingfeng.appointment.dossier;

/** What has become of a pledge. */
public enum PledgeState {
    DUE,
    SIGNED,
    /** The person need not sign; pledge-service knows why. */
    EXCUSED
}
