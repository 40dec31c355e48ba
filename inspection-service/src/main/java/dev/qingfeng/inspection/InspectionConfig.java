package dev.qingfeng.inspection;

import dev.qingfeng.inspection.ballotform.BlockRequirement;
import dev.qingfeng.inspection.ballotform.ChoiceMeaning;
import dev.qingfeng.inspection.finding.FindingSeverity;
import dev.qingfeng.inspection.inspection.EvidenceRequirement;
import dev.qingfeng.inspection.interview.Stratum;
import dev.qingfeng.inspection.meeting.ClassRequirement;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of inspection-service: our readings of rules where their source is silent or ambiguous. */
@ConfigMapping(prefix = "qingfeng.inspection")
public interface InspectionConfig {

    /** How many full calendar days lie between the day a notice is posted on and the day fieldwork begins on. */
    @WithDefault("2")
    @PositiveOrZero
    int noticeDays();

    /** How long after the beginning of a meeting its team can be at the next, in another unit. */
    @WithDefault("PT3H")
    Duration meetingGap();

    /** Numbers of the steps that come before all others, in their order. */
    @WithDefault("1")
    List<Integer> firstSteps();

    /** Numbers of the steps that come after all others, in their order. */
    @WithDefault("10")
    List<Integer> lastSteps();

    /** Numbers of the steps that are carried out at a meeting with each required class there. */
    @WithDefault("1,2,4,5")
    List<Integer> meetingSteps();

    /** Within how many working days of the city an inspection team meets, counted from the day the inspection ended. */
    @WithDefault("3")
    @Positive
    int teamMeetingDays();

    /** More than how many in a hundred of an inspection team are at its meeting. */
    @WithDefault("50")
    @Min(0)
    @Max(99)
    int teamMeetingShare();

    /** Which classes are at a meeting of steps, each with at least one, or with as many as stand behind a colon. */
    @WithDefault(
            "PRESCRIBED,PARTY_CONGRESS_DELEGATE,PEOPLES_CONGRESS_DEPUTY,CPPCC_MEMBER,TOWNSHIP_DEPUTY,ENTERPRISE_HEAD")
    List<ClassRequirement> requiredClasses();

    /**
     * Which evidence each step needs: its number, the kinds of which any one will do, and for more than one how many; pieces of
     * records and files, and the sum of what was counted.
     */
    @WithDefault(
            "1:RECORD,2:COUNT,3:COUNT/RECORD,4:COUNT,5:COUNT,6:COUNT,6:RECORD,7:RECORD/FILE,8:RECORD/FILE,9:RECORD/FILE,10:RECORD")
    List<EvidenceRequirement> requiredEvidence();

    /** Which blocks forms of a purpose have: the purpose, and the block behind a colon. */
    @WithDefault("DEMOCRATIC_ASSESSMENT:APPOINTMENT_CONSULTATION,DEMOCRATIC_ASSESSMENT:INTEGRITY_EVALUATION,"
            + "DEMOCRATIC_ASSESSMENT:DISCIPLINE_BREACHES,DEMOCRATIC_RECOMMENDATION:RESERVE_CADRES,"
            + "DISCIPLINE_QUESTIONNAIRE:AWARENESS,DISCIPLINE_QUESTIONNAIRE:BREACH_VIEWS")
    List<BlockRequirement> requiredBlocks();

    /** How many different people are interviewed in each unit at least. */
    @WithDefault("40")
    @PositiveOrZero
    int minimumInterviewees();

    /** From which strata, each with at least one. */
    @WithDefault(
            "LEADERSHIP_TEAM_MEMBER,MID_LEVEL_CADRE,ORDINARY_STAFF,VILLAGE_CADRE,DELEGATE_OR_DEPUTY,ENTERPRISE_HEAD,"
                    + "RETIRED_CADRE,MASSES")
    List<Stratum> interviewStrata();

    /** How many members of the inspection team hold an interview at least. */
    @WithDefault("2")
    @Positive
    int minimumInterviewers();

    /** What interviews are about: what each code is called, by language. */
    Map<String, Map<String, String>> interviewThemes();

    /** What findings are about: what each code is called, by language. */
    Map<String, Map<String, String>> findingCategories();

    /** Of which severities a finding that nobody follows up keeps an inspection from ending; of none if empty. */
    @WithDefault("EARLY_SIGN,VIOLATION")
    Optional<List<FindingSeverity>> followedUpBeforeConclusion();

    /** How often a finding is told anew at most: no record grows without end. */
    @WithDefault("50")
    @Positive
    int mostCorrections();

    /** How often it is said at most what is to be done about a finding; what came of it is said beside. */
    @WithDefault("100")
    @Positive
    int mostFollowUps();

    /** How many working days before its day it is told that something is to be done about a finding; the day after it always. */
    @WithDefault("3,1")
    List<@Positive @Max(100) Integer> reminderWorkingDays();

    /** How often the service looks for reminders whose day has come. */
    @WithDefault("1m")
    Duration reminderInterval();

    /** What interviewees are asked about the climate of the transition: what each code is called, by language. */
    Map<String, Map<String, String>> climateQuestions();

    /** The smallest number that is shown of what people said; see {@link dev.qingfeng.inspection.interview.ShownCells}. */
    @WithDefault("5")
    @Min(5)
    int smallestCell();

    /** How many ballots a class of voters has at least to be counted alone; smaller ones are put together before counting. */
    @WithDefault("10")
    @Min(10)
    int smallestClassOfVoters();

    /** Under which address voters find this service, such as {@code https://inspection.example}; where it is set, slips say it. */
    Optional<String> publicAddress();

    /** Which answers to a question on awareness say that somebody knows. */
    @WithDefault("AWARE,ROUGHLY_AWARE")
    List<ChoiceMeaning> awareChoices();

    /** How often the service looks whether the climate board of a month can be frozen. */
    @WithDefault("30s")
    Duration climateInterval();

    /** How long after the end of a month what was counted in it may still be on its way. */
    @WithDefault("PT2H")
    Duration climateDelay();

    /** Whether people may vote on their own phones, where nobody sees who looks on; else only at the desks of the hall. */
    @WithDefault("false")
    boolean ownPhones();

    /** How often the service looks whether two key-holders have handed in their keys. */
    @WithDefault("1s")
    Duration boxInterval();

    /** How often the service ends attempts to open a box that no process waits for any more. */
    @WithDefault("1m")
    Duration openingsInterval();

    /** How long a sitting lasts that nobody ends; after that its slips are good no more. */
    @WithDefault("PT12H")
    Duration longestSitting();

    /** How often the service looks for sittings that nobody ended. */
    @WithDefault("5m")
    Duration sittingsInterval();
}
