package dev.qingfeng.complaint.message;

/** Which side wrote a message. Who of those who handle the case it was stands in the audit; the reporter is not told. */
public enum Author {
    REPORTER,
    HANDLER
}
