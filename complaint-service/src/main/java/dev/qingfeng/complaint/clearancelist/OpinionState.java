package dev.qingfeng.complaint.clearancelist;

/** How far an opinion is; the discipline organ alone knows. */
public enum OpinionState {
    ENTERED,
    /** By another officer: the next batch tells what it says. */
    CONFIRMED,
    /** It says nothing, and whom it was on can be answered anew. */
    REFUSED
}
