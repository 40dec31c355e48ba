package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotForms;
import dev.qingfeng.inspection.ballotform.Candidate;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import dev.qingfeng.inspection.ballotform.Progression;
import dev.qingfeng.inspection.ballotform.QuestionAbout;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom the questions of a round are about: the leadership team as it is, those whom an earlier round chose, or those who are named. */
@ApplicationScoped
class NamedCandidates {

    private final RoundResultRepository results;
    private final BallotForms forms;
    private final CityCadres cadres;
    private final Registry registry;

    NamedCandidates(RoundResultRepository results, BallotForms forms, CityCadres cadres, Registry registry) {
        this.results = results;
        this.forms = forms;
        this.cadres = cadres;
        this.registry = registry;
    }

    /**
     * By the code of each question about people. Refuses with 422 {@code unknown-reference} a nominee who is no cadre of the city, and
     * {@code nominees-of-another-round} where the form takes its nominees from an earlier round and that is not the one given, or none
     * of its questions does and one is given; with 409 what {@link BallotRound#requireCertified} does an earlier round whose result is
     * not released.
     *
     * @param follows the earlier round; null if there is none
     * @param nominees by the code of the question
     */
    Map<String, List<Candidate>> of(
            BallotForm form, Meeting meeting, @Nullable BallotRound follows, Map<String, List<UUID>> nominees) {
        Map<String, List<Candidate>> candidates = new HashMap<>();
        boolean followed = false;
        for (FormQuestion question : form.definition().questions()) {
            Progression progression = question.nominees();
            if (question.about() == QuestionAbout.MEMBERS) {
                candidates.put(question.code(), candidates(registry.leadershipTeam(meeting.unitId())));
            } else if (progression != null) {
                candidates.put(question.code(), chosen(progression, follows));
                followed = true;
            }
        }
        if (follows != null && !followed) {
            throw ProblemException.of(InspectionProblem.NOMINEES_OF_ANOTHER_ROUND);
        }
        for (Map.Entry<String, List<UUID>> named : nominees.entrySet()) {
            if (candidates.containsKey(named.getKey())) {
                throw ProblemException.of(InspectionProblem.NOMINEES_OF_ANOTHER_ROUND);
            }
            // Somebody named twice is refused with the ballot.
            candidates.put(named.getKey(), candidates(cadres.of(meeting.cycleId(), named.getValue(), "nominees")));
        }
        return candidates;
    }

    private List<Candidate> chosen(Progression progression, @Nullable BallotRound follows) {
        if (follows == null || !formCode(follows).equals(progression.formCode())) {
            throw ProblemException.of(InspectionProblem.NOMINEES_OF_ANOTHER_ROUND);
        }
        follows.requireCertified();
        RoundResult result = results.findById(follows.id());
        List<Candidate> former = follows.candidates().getOrDefault(progression.questionCode(), List.of());
        Set<UUID> chosen = Set.copyOf(progression.nominees(
                result.votes(progression.questionCode()), result.ballots(progression.questionCode())));
        // In the order of before: that of their votes would tell the result to whoever sees the ballot.
        return former.stream()
                .filter(candidate -> chosen.contains(candidate.cadreId()))
                .toList();
    }

    private String formCode(BallotRound round) {
        return forms.of(round.formId()).map(BallotForm::code).orElseThrow();
    }

    private static List<Candidate> candidates(Collection<RegistryCadre> cadres) {
        return cadres.stream()
                .map(cadre -> new Candidate(cadre.id(), cadre.name(), ""))
                .toList();
    }
}
