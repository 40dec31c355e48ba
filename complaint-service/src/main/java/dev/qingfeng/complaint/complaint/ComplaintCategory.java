package dev.qingfeng.complaint.complaint;

/** What a complaint is about; the violations of transition discipline that are named in the city's notices. */
public enum ComplaintCategory {
    CANVASSING_AND_VOTE_BUYING,
    BUYING_OR_SELLING_OFFICE,
    RUNNING_FOR_OFFICE,
    BREACH_OF_PROCEDURE,
    LEAK,
    INTERFERENCE,
    FALSE_RECORDS,
    OTHER
}
