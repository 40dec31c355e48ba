package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forms of a cycle, from their draft to the edition after. */
@ApplicationScoped
public class BallotFormService {

    private static final String LIST = "ballot-forms";

    private final BallotFormRepository forms;
    private final UsualForms usual;
    private final List<BlockRequirement> required;
    private final Registry registry;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    BallotFormService(
            BallotFormRepository forms,
            UsualForms usual,
            InspectionConfig config,
            Registry registry,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.forms = forms;
        this.usual = usual;
        this.required = config.requiredBlocks();
        this.registry = registry;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Drafts the first edition of a form. Refuses with 422 {@code unknown-reference} a cycle whose city the caller does not govern, and
     * what {@link #requireUsable} says; with 409 {@code gate-unmet} once the cycle is past inspection, {@code form-drafted-already} and
     * {@code form-code-taken}.
     */
    @Transactional
    public BallotForm draft(DraftBallotFormRequest request) {
        RegistryCycle cycle = registry.governedCycle(request.cycleId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        requireBeforeItsEnd(cycle);
        FormDefinition definition =
                Objects.requireNonNullElseGet(request.definition(), () -> usual.of(request.purpose()));
        requireUsable(request.purpose(), definition);
        requireNoDraft(request.cycleId(), request.code());
        BallotForm form = new BallotForm(request.cycleId(), request.code(), request.purpose(), definition);
        forms.persistAndFlush(form);
        return form;
    }

    private static void requireBeforeItsEnd(RegistryCycle cycle) {
        new Gate()
                .missing(cycle.unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
    }

    /** The database says the same of two who draft at once. */
    private void requireNoDraft(UUID cycleId, String code) {
        if (forms.has(cycleId, code, FormState.DRAFTED)) {
            throw ProblemException.of(InspectionProblem.FORM_DRAFTED_ALREADY);
        }
    }

    /**
     * Refuses with 422 {@code form-unfit} questions that do not fit together, each with what is wrong; {@code required-block-missing}
     * what lacks a block that forms of the purpose have; {@code ballot-too-long} more than fits on a ballot, whoever its people are.
     */
    private void requireUsable(BallotPurpose purpose, FormDefinition definition) {
        List<ProblemError> faults = FormCheck.faults(definition).stream()
                .map(fault -> ProblemError.at("/definition" + fault.pointer(), fault.code()))
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.of(InspectionProblem.FORM_UNFIT).withErrors(faults);
        }
        List<ProblemError> missing = required.stream()
                .filter(each -> each.purpose() == purpose && !definition.has(each.block()))
                .map(each ->
                        ProblemError.at("/definition/questions", each.block().code() + "-missing"))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(InspectionProblem.REQUIRED_BLOCK_MISSING).withErrors(missing);
        }
        BallotPaper.requireRoom(definition);
    }

    /**
     * Says anew what a draft asks. Refuses as {@link #own} and {@link #requireUsable}, and with 409 {@code gate-unmet} once the cycle is
     * past inspection, {@code form-adopted-already} what is no draft.
     */
    @Transactional
    public BallotForm change(UUID id, @Nullable IfMatch ifMatch, ChangeBallotFormRequest request) {
        BallotForm form = own(id);
        IfMatch.require(ifMatch, form.version());
        requireBeforeItsEnd(registry.cycle(form.cycleId()));
        form.requireDraft();
        requireUsable(form.purpose(), request.definition());
        form.change(request.definition());
        forms.flush();
        return form;
    }

    /**
     * From now on rounds can be held on it; the edition before is retired. Refuses as {@link #own} and {@link #requireUsable}, since what
     * is required may have changed; with 422 {@code form-unfit} nominees of a round that no adopted form asks for; with 409 {@code
     * form-adopted-already} what is no draft.
     */
    @Transactional
    public BallotForm adopt(UUID id, @Nullable IfMatch ifMatch) {
        BallotForm form = own(id);
        IfMatch.require(ifMatch, form.version());
        requireBeforeItsEnd(registry.cycle(form.cycleId()));
        form.requireDraft();
        requireUsable(form.purpose(), form.definition());
        requireEarlierRounds(form);
        forms.adopted(form.cycleId(), form.code()).ifPresent(before -> {
            before.retire();
            // One is adopted at any time, in the database too.
            forms.flush();
            outbox.publish(before, BallotFormRetired::from);
        });
        form.adopt(clock.instant(), caller.staffNumber());
        outbox.publish(form, BallotFormAdopted::from);
        return form;
    }

    private void requireEarlierRounds(BallotForm form) {
        List<ProblemError> faults = new ArrayList<>();
        List<FormQuestion> questions = form.definition().questions();
        for (int i = 0; i < questions.size(); i++) {
            Progression nominees = questions.get(i).nominees();
            if (nominees != null && !isAsked(form, nominees)) {
                faults.add(ProblemError.at("/definition/questions/" + i + "/nominees", "earlier-round-unknown"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.of(InspectionProblem.FORM_UNFIT).withErrors(faults);
        }
    }

    /** Whether an adopted form, not the same one, selects people in the question that nominees are to come from. */
    private boolean isAsked(BallotForm form, Progression nominees) {
        return !nominees.formCode().equals(form.code())
                && forms.adopted(form.cycleId(), nominees.formCode())
                        .flatMap(earlier -> earlier.definition().question(nominees.questionCode()))
                        .filter(FormQuestion::selectsPeople)
                        .isPresent();
    }

    /**
     * Drafts the edition after an adopted one, which asks the same until it is changed. Refuses as {@link #own}; with 409 {@code
     * form-not-adopted} what is not adopted or no longer, and {@code form-drafted-already}.
     */
    @Transactional
    public BallotForm nextEdition(UUID id) {
        BallotForm form = own(id);
        requireBeforeItsEnd(registry.cycle(form.cycleId()));
        BallotForm next = form.nextEdition();
        requireNoDraft(form.cycleId(), form.code());
        forms.persistAndFlush(next);
        return next;
    }

    /**
     * For officers of the whole city. Refuses with 404 a form that the caller does not see, and with 403 who sees it as one of an
     * inspection team only.
     */
    private BallotForm own(UUID id) {
        BallotForm form = get(id);
        if (registry.governedCycle(form.cycleId(), caller.scope()).isEmpty()) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
        return form;
    }

    /** Refuses with 404 a form that is not there or not the caller's to see. */
    @Transactional
    public BallotForm get(UUID id) {
        return forms.findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<BallotFormEntry> page(PageQuery query, @Nullable UUID cycleId) {
        String list = cycleId == null ? LIST : LIST + " " + cycleId;
        return Page.of(
                list,
                query,
                forms.page(query.afterId(list), query.rowsToRead(), cycleId, Scope.of(caller)),
                form -> form.id().toString(),
                form -> form);
    }
}
