package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotform.BallotFormPrinter;
import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings the papers of a sealed round into its box: counted and laid in bundles, entered by two people independently, by a third where
 * they differ, and recorded. What stands on a paper is sealed as it comes in, like a ballot that is cast with a slip.
 */
@ApplicationScoped
public class PaperBallotService {

    /** At the foot of a paper: enough to see that it is of this round, and the same on all. */
    private static final int HASH_SHOWN = 16;

    private final BallotRoundService rounds;
    private final BallotRoundRepository repository;
    private final RoundKeyService keys;
    private final OpenRounds papers;
    private final PaperPile pile;
    private final BallotBox box;
    private final BallotFormPrinter ballots;
    private final BundleCoverPrinter covers;
    private final RoundInWords words;
    private final AuditedReads reads;
    private final Registry registry;
    private final Caller caller;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PaperBallotService(
            BallotRoundService rounds,
            BallotRoundRepository repository,
            RoundKeyService keys,
            OpenRounds papers,
            PaperPile pile,
            BallotBox box,
            BallotFormPrinter ballots,
            BundleCoverPrinter covers,
            RoundInWords words,
            AuditedReads reads,
            Registry registry,
            Caller caller,
            Clock clock) {
        this.rounds = rounds;
        this.repository = repository;
        this.keys = keys;
        this.papers = papers;
        this.pile = pile;
        this.box = box;
        this.ballots = ballots;
        this.covers = covers;
        this.words = words;
        this.reads = reads;
        this.registry = registry;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What is on the ballot of a round, in their language. Refuses with 404 one that is not the caller's to see.
     *
     * @param attendeeClass null for what all classes are asked
     */
    @Transactional
    public BallotPaperView paper(UUID roundId, @Nullable AttendeeClass attendeeClass, Language language) {
        BallotRound round = rounds.get(roundId);
        return BallotPaperView.of(round.purpose(), papers.paper(round), attendeeClass, language);
    }

    /** The same, to be filled in by hand. Refuses as {@link #paper}, and with 409 {@code character-not-printable}. */
    @Transactional
    public byte[] print(UUID roundId, @Nullable AttendeeClass attendeeClass, Language language) {
        BallotRound round = rounds.get(roundId);
        BallotPaper paper = papers.paper(round);
        return ballots.print(
                paper,
                attendeeClass,
                words.name(round, language),
                paper.sha256().substring(0, HASH_SHOWN),
                language);
    }

    /** How far the papers are entered. Refuses as {@link #paper}. */
    @Transactional
    public PaperPileView pile(UUID roundId) {
        return PaperPileView.of(rounds.get(roundId).id(), pile.bundles(roundId));
    }

    /**
     * Takes how many papers were returned and lays them in bundles; the codes on their covers are in the answer and nowhere else.
     * Counted anew, what was entered is forgotten. Refuses as {@link BallotRound#countPapers}.
     */
    @Transactional
    public byte[] count(UUID roundId, @Nullable IfMatch ifMatch, CountPapersRequest request, Language language) {
        BallotRound round = rounds.forChange(roundId, ifMatch);
        round.countPapers(request.returned());
        List<PaperPile.Laid> bundles = bundles(request.returned());
        pile.lay(roundId, bundles);
        // The same number again is another pile.
        rounds.touch(round);
        reads.shown(round);
        return covers.print(round, bundles, language);
    }

    /** As even as they can be. */
    private List<PaperPile.Laid> bundles(int returned) {
        int count = (returned + PaperPile.MOST_IN_A_BUNDLE - 1) / PaperPile.MOST_IN_A_BUNDLE;
        List<PaperPile.Laid> bundles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int size = returned / count + (i < returned % count ? 1 : 0);
            bundles.add(new PaperPile.Laid(i + 1, size, SecretCode.random(random)));
        }
        return bundles;
    }

    /**
     * Takes what somebody entered of a bundle: of all its papers, or as the third of those at which the first two differ. Refuses with
     * 404 a bundle that is not there, with 403 {@code key-holders-enter-no-papers}, with 409 {@code bundle-entered-already}, {@code
     * bundle-entered-by-you} and what {@link BallotRound#requirePapersCounted} does, with 422 {@code bundle-code-wrong}, {@code
     * papers-incomplete}, {@code paper-unclear} and what {@link BallotPaper#encode} does; nothing is kept then.
     */
    @Transactional
    public PaperPileView.BundleView enter(UUID roundId, int number, EnterPapersRequest request) {
        BallotRound round = rounds.forOpening(roundId);
        keys.requireNoHolder(round);
        round.requirePapersCounted();
        PaperPile.Bundle bundle = bundle(roundId, number);
        SecretCode code = SecretCode.read(request.code());
        if (!pile.isOf(bundle, code)) {
            throw ProblemException.of(InspectionProblem.BUNDLE_CODE_WRONG);
        }
        if (bundle.isSettled()) {
            throw ProblemException.of(InspectionProblem.BUNDLE_ENTERED_ALREADY);
        }
        requireAnotherThan(pile.enteredBy(roundId, number));
        requireComplete(bundle, request);
        pile.keep(roundId, bundle, code, caller.staffNumber(), sealed(round, request.papers()));
        reads.shown(round);
        return PaperPileView.BundleView.of(bundle(roundId, number));
    }

    private PaperPile.Bundle bundle(UUID roundId, int number) {
        return pile.bundles(roundId).stream()
                .filter(bundle -> bundle.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Somebody with two staff numbers is one person. */
    private void requireAnotherThan(List<String> earlier) {
        Set<UUID> self = registry.idsOf(caller.staffNumber());
        if (earlier.stream()
                .anyMatch(number -> number.equals(caller.staffNumber())
                        || registry.idsOf(number).stream().anyMatch(self::contains))) {
            throw ProblemException.of(InspectionProblem.BUNDLE_ENTERED_BY_YOU);
        }
    }

    private static void requireComplete(PaperPile.Bundle bundle, EnterPapersRequest request) {
        List<Integer> places = request.papers().stream()
                .map(EnterPapersRequest.Paper::place)
                .sorted()
                .toList();
        if (!places.equals(bundle.awaited())) {
            throw ProblemException.of(
                    InspectionProblem.PAPERS_INCOMPLETE, bundle.awaited().size());
        }
    }

    private List<PaperPile.Entered> sealed(BallotRound round, List<EnterPapersRequest.Paper> entered) {
        OpenRounds.OpenRound opened = papers.of(round.id());
        List<PaperPile.Entered> sealed = new ArrayList<>();
        for (int i = 0; i < entered.size(); i++) {
            byte[] plain = plain(opened.paper(), entered.get(i), "/papers/" + i);
            sealed.add(new PaperPile.Entered(
                    entered.get(i).place(), plain, opened.seal().seal(plain)));
        }
        return sealed;
    }

    private static byte[] plain(BallotPaper paper, EnterPapersRequest.Paper entered, String pointer) {
        if (entered.isSpoilt() && entered.attendeeClass() == null && entered.codes() == null) {
            return paper.encodeSpoilt();
        }
        if (entered.isSpoilt() || entered.attendeeClass() == null || entered.codes() == null) {
            throw ProblemException.of(InspectionProblem.PAPER_UNCLEAR)
                    .withErrors(List.of(ProblemError.at(pointer, "paper-unclear")));
        }
        return paper.encode(entered.attendeeClass(), entered.codes(), pointer);
    }

    /**
     * Puts what was entered into the box, and forgets who entered what. Refuses with 409 {@code papers-not-entered} while a bundle is
     * not entered twice, {@code papers-differ}, {@code box-does-not-add-up} another number of ballots than papers were returned and a
     * ballot twice, and what {@link BallotRound#requirePapersCounted} does.
     */
    @Transactional
    public BallotRound record(UUID roundId, @Nullable IfMatch ifMatch) {
        BallotRound round = rounds.forChange(roundId, ifMatch);
        int returned = round.requirePapersCounted();
        List<PaperPile.Bundle> bundles = pile.bundles(roundId);
        if (bundles.stream().anyMatch(bundle -> bundle.entries() < 2)) {
            throw ProblemException.of(InspectionProblem.PAPERS_NOT_ENTERED);
        }
        if (!bundles.stream().allMatch(PaperPile.Bundle::isSettled)) {
            throw ProblemException.of(InspectionProblem.PAPERS_DIFFER);
        }
        box.putPapers(roundId);
        if (!box.isOfPapers(roundId, returned)) {
            throw ProblemException.of(InspectionProblem.BOX_DOES_NOT_ADD_UP);
        }
        pile.forgetEntries(roundId);
        round.recordPapers(clock.instant(), box.manifest(roundId, true).sha256());
        repository.flush();
        return round;
    }
}
