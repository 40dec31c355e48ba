package dev.qingfeng.pledge.campaign;

/** What of a campaign was changed. */
public enum CampaignChangeKind {
    /** A later deadline, while the campaign was open. */
    EXTENSION,
    /** A later deadline, after the former one had passed. */
    REOPENING,
    /** A newer edition of the text. */
    TEXT
}
