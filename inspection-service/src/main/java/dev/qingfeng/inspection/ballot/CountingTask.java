package dev.qingfeng.inspection.ballot;

/** What somebody does while ballots are cast and counted. */
enum CountingTask {
    /** 監票人. */
    SCRUTINEER,
    /** 計票人. */
    TELLER
}
