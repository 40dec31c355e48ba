package dev.qingfeng.complaint;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What complaint-service refuses, beyond what every service does. */
public enum ComplaintProblem implements ProblemCode {
    /** No report has this receipt, whatever is wrong with it. */
    RECEIPT_UNKNOWN(404),
    /** Clearances are published for everyone at once, so not by who governs a part of a city. */
    CITY_SCOPE_NEEDED(403),
    /** Nothing is added to a case whose data key is destroyed. */
    CASE_ERASED(409),
    TOO_MANY_ATTACHMENTS(409),
    TOO_MANY_MESSAGES(409),
    /** By the scanner of the installation. */
    FILE_INFECTED(422),
    /** The scanner of the installation does not answer; nothing is kept unseen. */
    SCANNER_AWAY(503),
    /** What two people do together, one did alone, or under two numbers. */
    SECOND_PERSON_NEEDED(403),
    NOT_YOUR_REQUEST(403),
    RECORDED_BY_YOU(403),
    REPORTER_NOT_NAMED(409),
    IDENTITY_REQUEST_OPEN(409),
    IDENTITY_REQUEST_DECIDED(409),
    IDENTITY_NOT_APPROVED(409),
    OPENING_NOT_CONFIRMED(409),
    OPENING_SETTLED(409),
    MORE_THAN_LETTERS(409),
    DIFFERENCE_UNEXPLAINED(422),
    OPENING_NEEDED(422),
    /** Of all anonymous senders together. */
    TOO_MANY_REPORTS(429);

    private final int status;

    ComplaintProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** Makes the codes known to the platform. */
    static final class Catalogue {
        @Produces
        @Singleton
        ProblemCatalogue complaintProblems() {
            return ProblemCatalogue.of(ComplaintProblem.class);
        }
    }
}
