package dev.qingfeng.complaint;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What complaint-service refuses, beyond what every service does. */
public enum ComplaintProblem implements ProblemCode {
    /** No report has this receipt, whatever is wrong with it. */
    RECEIPT_UNKNOWN(404),
    /** Clearances are published for everyone at once, so not by who governs a part of a city. */
    CITY_SCOPE_NEEDED(403),
    /** Nothing is added to a case whose data key is destroyed. */
    CASE_ERASED(409),
    /** What somebody still works on is not erased. */
    CASE_NOT_ENDED(409),
    ERASURE_REQUEST_OPEN(409),
    ERASURE_DECIDED(409),
    TOO_MANY_ATTACHMENTS(409),
    TOO_MANY_MESSAGES(409),
    /** By the scanner of the installation. */
    FILE_INFECTED(422),
    /** The scanner of the installation does not answer; nothing is kept unseen. */
    SCANNER_AWAY(503),
    /** What two people do together, one did alone, or under two numbers. */
    SECOND_PERSON_NEEDED(403),
    /** Whoever may see cases opens no boxes: what was in them less what they see would be what is hidden from them. */
    HANDLER_AT_THE_BOX(403),
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
    TOO_MANY_REPORTS(429),
    /** From a state only some moves lead on; the answer names them. */
    ILLEGAL_MOVE(409),
    /** Whoever is neither its handler nor of the discipline organ does not go on with a case. */
    NOT_YOUR_CASE(403),
    /** That somebody accuses others against better knowledge, the discipline organ alone finds. */
    DISCIPLINE_ORGAN_NEEDED(403),
    /** Whoever a case is about, or who stands aside from it, does not work on it. */
    HANDLER_IN_CONFLICT(409),
    /** Whoever has a measure of a case, or broke the discipline by what it found, is not dropped from it before it is taken up again. */
    SUBJECT_ANSWERS(409),
    /** Who is meant in a crowded case is said of the names that were looked at. */
    MESSAGES_SINCE(409),
    /** What was merged goes on in one other case. */
    MERGED_WITH_ITSELF(422),
    TRANSFER_UNCLEAR(422),
    /** Whoever has a case does not get rid of it alone. */
    DECIDED_BY_ITS_HANDLER(403),
    /** A case waits until a later day than today, and than was said before. */
    PAUSE_NOT_AHEAD(422),
    PAUSE_TOO_LONG(422),
    /** A case is handed over to an organ of the configuration, and to no other. */
    ORGAN_UNKNOWN(422),
    /** Only who is linked with a case can have broken anything by it. */
    BREACH_OF_NO_SUBJECT(422),
    MEASURE_UNCALLED_FOR(409),
    MEASURE_DONE_ALREADY(409),
    /** Whoever a case is about, or who may not know of it, sees to no measure. */
    RESPONSIBLE_IN_CONFLICT(409),
    /** Of a referral the organ's word, and of nothing else. */
    ACKNOWLEDGEMENT_UNCLEAR(422),
    DUE_IN_THE_PAST(422),
    ANNOUNCED_ALREADY(409),
    /** A list changes no more once it is sent. */
    LIST_SENT(409),
    ANSWERED_TWICE(422),
    CADRE_ANSWERED(409),
    OPINION_DECIDED(409),
    OPINION_DOCUMENT_KEPT(409),
    OPINION_WITHOUT_DOCUMENT(409),
    /** An opinion is older than what was decided since it was entered. */
    CLEARANCE_CHANGED_SINCE(409),
    /** What two have confirmed nobody undoes alone. */
    OPINION_SAID_NO(409),
    ANNOUNCED_BEFORE_FOUND(422),
    HANDLER_REGISTERED_ALREADY(409, "case_handler_once");

    private final int status;
    private final @Nullable String constraint;

    ComplaintProblem(int status) {
        this(status, null);
    }

    ComplaintProblem(int status, @Nullable String constraint) {
        this.status = status;
        this.constraint = constraint;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
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
