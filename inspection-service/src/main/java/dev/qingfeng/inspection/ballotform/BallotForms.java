package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Forms for those who hold rounds on them, whoever asks. */
@ApplicationScoped
public class BallotForms {

    private final BallotFormRepository forms;

    BallotForms(BallotFormRepository forms) {
        this.forms = forms;
    }

    /**
     * A form to begin a round on. Refuses with 422 {@code unknown-reference} of {@code formId} what is no form of the cycle, and with
     * 409 {@code form-not-adopted} a draft and one whose place a later edition has taken.
     */
    public BallotForm adopted(UUID formId, UUID cycleId) {
        BallotForm form = of(formId)
                .filter(found -> found.cycleId().equals(cycleId))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "formId"));
        form.requireAdopted();
        return form;
    }

    /** A form that a round was begun on, retired since or not. */
    public Optional<BallotForm> of(UUID formId) {
        return forms.findByIdOptional(formId);
    }
}
