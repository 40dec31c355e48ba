package dev.qingfeng.pledge;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pledge-service refuses, beyond what every service does. */
public enum PledgeProblem implements ProblemCode {
    /** Two texts were adopted at the same moment; the later one is to be sent again. */
    TEXT_EDITION_TAKEN(409, "pledge_text_edition_once"),
    /** A category has one campaign in a cycle. */
    CAMPAIGN_EXISTS(409, "pledge_campaign_once"),
    /** The text belongs to another cycle or category. */
    TEXT_OF_ANOTHER_CATEGORY(422, null),
    CYCLE_ARCHIVED(409, null),
    CAMPAIGN_CLOSED(409, null),
    /** Its first day of signing is yet to come. */
    CAMPAIGN_NOT_OPEN(409, null),
    /** It is to be extended: its deadline has not passed. */
    CAMPAIGN_STILL_OPEN(409, null),
    WINDOW_NOT_IN_ORDER(422, "pledge_campaign_window"),
    /** A deadline is never moved forward. */
    DEADLINE_NOT_LATER(422, "campaign_change_forward"),
    CHANGE_OUT_OF_ORDER(422, null),
    TEXT_NOT_NEWER(409, null),
    /** An office gives each of its activities a number of its own. */
    ACTIVITY_CODE_TAKEN(409, "education_activity_code_once"),
    /** More than there are in the categories that it was for. */
    REACH_IMPLAUSIBLE(422, null),
    /** One pledge per person, category and cycle. */
    ALREADY_SIGNED(409, "pledge_once"),
    /** The signer has left the category. */
    PLEDGE_NOT_DUE(409, null),
    /** The signer is exempted. */
    PLEDGE_EXEMPTED(409, null),
    /** A pledge has one proposal or exemption in force. */
    EXEMPTION_EXISTS(409, "exemption_once"),
    /** It was decided or withdrawn already. */
    EXEMPTION_NOT_OPEN(409, null),
    EXEMPTION_NOT_IN_FORCE(409, null),
    /** Whoever proposed an exemption does not decide it. */
    OWN_PROPOSAL(403, "exemption_two_people"),
    NOT_YOUR_PROPOSAL(403, null),
    /** Nobody has a say in an exemption from their own pledge, or in a breach of it. */
    OWN_PLEDGE(403, null),
    /** Nor in a breach of that of their kin, or of who is in their leadership team. */
    SIGNER_IS_CLOSE(403, null),
    /** A pledge is signed by the person themselves. */
    NOT_THE_SIGNER(403, null),
    /** What was read is not what would be signed. */
    TEXT_DIFFERS(409, null),
    /** What was read was to be signed until a newer edition came. */
    TEXT_SUPERSEDED(409, null),
    /** Public pledges are made in units that an inspection team is to inspect. */
    UNIT_WITHOUT_TEAM(409, null),
    /** The leader of the unit's inspection team pledges, and nobody else. */
    NOT_LEADER_OF_THE_TEAM(422, null),
    /** Who pledges, or is one of those for whom it is done, is no witness. */
    WITNESS_OF_THE_TEAM(422, null),
    /** One public pledge for each assessed unit and cycle. */
    PUBLICLY_PLEDGED_ALREADY(409, "public_pledge_once"),
    /** The caller sees the unit, and is neither an officer nor the leader who pledged. */
    NOT_YOUR_PUBLIC_PLEDGE(403, null),
    /** It was recorded by mistake, and counts no more. */
    PUBLIC_PLEDGE_WITHDRAWN(409, null),
    /** A correction says what was said already. */
    NOTHING_CORRECTED(422, null),
    /** Publications are of the whole city. */
    CITY_SCOPE_NEEDED(403, null),
    /** A publication prints a pledge once. */
    PLEDGE_LISTED_TWICE(422, null),
    /** What the newspaper prints are pledges of township secretaries. */
    NOT_A_SECRETARYS_PLEDGE(422, null),
    /** Its unit is none of the city's township units, or had ended before it was signed. */
    UNIT_NOT_PUBLISHED(422, null),
    PLEDGE_UNSIGNED(409, null),
    /** Nothing is printed before it is signed. */
    PRINTED_BEFORE_SIGNED(422, null),
    /** Only a clipping that the publication names is kept. */
    NO_CLIPPING_NAMED(409, null),
    /** Another file than the one whose hash the publication names. */
    CLIPPING_DIFFERS(422, null),
    /** A pledge is broken once. */
    BREACH_MARKED_ALREADY(409, "breach_once"),
    BREACH_ANNOUNCED_ALREADY(409, null),
    BREACH_WITHDRAWN(409, null),
    FOUND_BEFORE_SIGNED(422, null),
    ANNOUNCED_BEFORE_FOUND(422, null),
    /** The day on the paper lies before the campaign. */
    BEFORE_CAMPAIGN(422, null),
    AFTER_DEADLINE(422, null),
    /** It lies after a deadline, and before the campaign was opened again. */
    BEFORE_REOPENING(422, null),
    /** The signer was in another unit that day, which the caller does not see. */
    SIGNED_ELSEWHERE(409, null),
    /** Only what was signed on paper has a scan. */
    NOT_SIGNED_ON_PAPER(409, null),
    /** A scan is corrected for a reason. */
    CORRECTION_REASON_MISSING(422, null),
    /** Only what is signed has a certificate. */
    NOT_SIGNED(409, null),
    /** Of the signer or their unit: a number is never printed as a name. */
    NAMES_NOT_KNOWN(409, null),
    TOO_MANY_BULK_SCANS(409, null),
    /** It is given up by whoever sent it. */
    NOT_YOUR_BULK_SCAN(403, null),
    BULK_SCAN_ENDED(409, null),
    TOO_MANY_PAGES(422, null),
    /** The code on a page says whose it is. */
    PAGE_SAYS_OTHERWISE(409, null),
    /** The pledge is recorded as signed on another day than the pages are of. */
    DAY_DIFFERS(409, null),
    /** Something came of the page, or may still come. */
    PAGE_SETTLED(409, null);

    /** As a request is refused for what the import of papers calls by this code. */
    public static ProblemException ofPaper(String code) {
        return switch (code) {
            case "cycle-archived" -> cycleArchived();
            case "already-signed" -> ProblemException.of(ALREADY_SIGNED);
            case "pledge-exempted" -> ProblemException.of(PLEDGE_EXEMPTED);
            case "pledge-not-due" -> ProblemException.of(PLEDGE_NOT_DUE);
            case "signed-elsewhere" -> ProblemException.of(SIGNED_ELSEWHERE);
            case "before-campaign" -> ProblemException.of(BEFORE_CAMPAIGN);
            case "after-deadline" -> ProblemException.of(AFTER_DEADLINE);
            case "before-reopening" -> ProblemException.of(BEFORE_REOPENING);
            case "in-the-future" -> ProblemException.of(PlatformProblem.IN_THE_FUTURE);
            case "late-reason-missing" -> ProblemException.of(PlatformProblem.LATE_REASON_MISSING);
            default -> throw new IllegalArgumentException("No refusal of a paper: " + code);
        };
    }

    /** To an archived cycle nothing is added: it has passed its last phase. */
    public static ProblemException cycleArchived() {
        return ProblemException.of(CYCLE_ARCHIVED)
                .withUnmet(List.of(new Unmet("phase-passed", "The cycle", "在充分考察、分析結構、專題彙報基礎上", "DECISION")));
    }

    private final int status;
    private final @Nullable String constraint;

    PledgeProblem(int status, @Nullable String constraint) {
        this.status = status;
        this.constraint = constraint;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** Makes the codes known to the platform. */
    static final class Catalogue {
        @Produces
        @Singleton
        ProblemCatalogue pledgeProblems() {
            return ProblemCatalogue.of(PledgeProblem.class);
        }
    }
}
