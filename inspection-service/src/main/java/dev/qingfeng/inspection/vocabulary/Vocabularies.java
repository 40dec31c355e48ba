package dev.qingfeng.inspection.vocabulary;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.ballot.BoxOpeningOutcome;
import dev.qingfeng.inspection.ballot.BoxOpeningState;
import dev.qingfeng.inspection.ballot.RoundState;
import dev.qingfeng.inspection.ballot.SittingState;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.ChoiceMeaning;
import dev.qingfeng.inspection.ballotform.FormBlock;
import dev.qingfeng.inspection.ballotform.FormState;
import dev.qingfeng.inspection.ballotform.ProgressionRule;
import dev.qingfeng.inspection.ballotform.QuestionAbout;
import dev.qingfeng.inspection.ballotform.QuestionKind;
import dev.qingfeng.inspection.board.NoticeState;
import dev.qingfeng.inspection.board.StepState;
import dev.qingfeng.inspection.climate.ClimateLevel;
import dev.qingfeng.inspection.climate.ClimateMeasure;
import dev.qingfeng.inspection.climate.ClimateSurvey;
import dev.qingfeng.inspection.climate.ReportingChannel;
import dev.qingfeng.inspection.dossier.DossierSection;
import dev.qingfeng.inspection.dossier.DossierSource;
import dev.qingfeng.inspection.evaluation.Grade;
import dev.qingfeng.inspection.evaluation.Subject;
import dev.qingfeng.inspection.finding.FindingSeverity;
import dev.qingfeng.inspection.finding.FindingState;
import dev.qingfeng.inspection.inspection.EvidenceKind;
import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.interview.ClimateReply;
import dev.qingfeng.inspection.interview.RecommendedPost;
import dev.qingfeng.inspection.interview.Stratum;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.inspection.meeting.MeetingState;
import dev.qingfeng.inspection.meeting.Presence;
import dev.qingfeng.inspection.recusal.GroundKind;
import dev.qingfeng.inspection.schedule.ConflictKind;
import dev.qingfeng.inspection.team.Readiness;
import dev.qingfeng.inspection.thoughttalk.TalkKind;
import dev.qingfeng.inspection.thoughttalk.TalkTheme;
import dev.qingfeng.inspection.vocabulary.VocabularyView.Term;
import dev.qingfeng.platform.reminder.ReminderKind;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vocabularies of inspections: those of ours by the messages, and those that are configured by what was configured. */
@ApplicationScoped
public class Vocabularies {

    private static final Map<String, Class<? extends Enum<?>>> CODES = new TreeMap<>(Map.ofEntries(
            Map.entry("attendee-classes", AttendeeClass.class),
            Map.entry("ballot-form-blocks", FormBlock.class),
            Map.entry("ballot-form-states", FormState.class),
            Map.entry("ballot-purposes", BallotPurpose.class),
            Map.entry("ballot-question-kinds", QuestionKind.class),
            Map.entry("ballot-question-subjects", QuestionAbout.class),
            Map.entry("choice-meanings", ChoiceMeaning.class),
            Map.entry("ballot-round-states", RoundState.class),
            Map.entry("box-opening-outcomes", BoxOpeningOutcome.class),
            Map.entry("box-opening-states", BoxOpeningState.class),
            Map.entry("climate-levels", ClimateLevel.class),
            Map.entry("climate-measures", ClimateMeasure.class),
            Map.entry("climate-replies", ClimateReply.class),
            Map.entry("climate-surveys", ClimateSurvey.class),
            Map.entry("evidence-kinds", EvidenceKind.class),
            Map.entry("grades", Grade.class),
            Map.entry("grading-subjects", Subject.class),
            Map.entry("inspection-states", Progress.class),
            Map.entry("meeting-states", MeetingState.class),
            Map.entry("notice-states", NoticeState.class),
            Map.entry("presences", Presence.class),
            Map.entry("progression-rules", ProgressionRule.class),
            Map.entry("recusal-grounds", GroundKind.class),
            Map.entry("schedule-conflicts", ConflictKind.class),
            Map.entry("sitting-states", SittingState.class),
            Map.entry("step-states", StepState.class),
            Map.entry("steps", Step.class),
            Map.entry("team-states", Readiness.class),
            Map.entry("dossier-sections", DossierSection.class),
            Map.entry("dossier-sources", DossierSource.class),
            Map.entry("finding-severities", FindingSeverity.class),
            Map.entry("finding-states", FindingState.class),
            Map.entry("recommended-posts", RecommendedPost.class),
            Map.entry("reminder-kinds", ReminderKind.class),
            Map.entry("reporting-channels", ReportingChannel.class),
            Map.entry("strata", Stratum.class),
            Map.entry("talk-kinds", TalkKind.class),
            Map.entry("talk-themes", TalkTheme.class)));

    private final Messages messages;
    private final Map<String, Map<String, Map<String, String>>> configured;

    Vocabularies(Messages messages, InspectionConfig config) {
        this.messages = messages;
        this.configured = new TreeMap<>(Map.of(
                "climate-questions",
                config.climateQuestions(),
                "finding-categories",
                config.findingCategories(),
                "interview-themes",
                config.interviewThemes()));
    }

    /** First those that are configured, each kind in the order of their names. */
    public List<VocabularyView> all(Language language) {
        return Stream.concat(configured.keySet().stream(), CODES.keySet().stream())
                .flatMap(name -> find(name, language).stream())
                .toList();
    }

    /** Empty if there is none of this name. */
    public Optional<VocabularyView> find(String name, Language language) {
        return Optional.ofNullable(configured.get(name))
                .map(labels -> new VocabularyView(name, terms(labels, language)))
                .or(() -> Optional.ofNullable(CODES.get(name))
                        .map(codes -> new VocabularyView(
                                name,
                                Arrays.stream(codes.getEnumConstants())
                                        .map(code -> new Term(code.name(), label(code, language)))
                                        .toList())));
    }

    private String label(Enum<?> code, Language language) {
        return messages.text(language, "value." + code.getDeclaringClass().getSimpleName() + "." + code.name());
    }

    /** A code without a label in a language is called by itself. */
    private static List<Term> terms(Map<String, Map<String, String>> labels, Language language) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(each ->
                                new Term(each.getKey(), each.getValue().getOrDefault(language.tag(), each.getKey())))
                        .toList();
    }
}
