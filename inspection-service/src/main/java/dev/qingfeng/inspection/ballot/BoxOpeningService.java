package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.ClosingKey;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/** Lets two of three key-holders open the box of a sealed round; {@link BoxCount} then counts. */
@ApplicationScoped
public class BoxOpeningService {

    private static final String LIST = "box-openings/";

    private final BallotRoundService rounds;
    private final BallotRoundRepository repository;
    private final BoxOpeningRepository openings;
    private final RoundKeyService keys;
    private final KeysApart apart;
    private final BoxCount count;
    private final Caller caller;
    private final Clock clock;

    BoxOpeningService(
            BallotRoundService rounds,
            BallotRoundRepository repository,
            BoxOpeningRepository openings,
            RoundKeyService keys,
            KeysApart apart,
            BoxCount count,
            Caller caller,
            Clock clock) {
        this.rounds = rounds;
        this.repository = repository;
        this.openings = openings;
        this.keys = keys;
        this.apart = apart;
        this.count = count;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Begins an attempt; one that waits for the same round is given up. For the inspection team's members and officers of the whole
     * city. Refuses with 409 {@code round-not-sealed}, {@code papers-not-recorded}, {@code round-closed-already} and {@code round-void}.
     */
    @Transactional
    public BoxOpening begin(UUID roundId) {
        BallotRound round = rounds.forOpening(roundId);
        round.requireCountable();
        openings.waiting(roundId).forEach(former -> former.end(BoxOpeningOutcome.GIVEN_UP));
        ClosingKey key = ClosingKey.generate(roundId);
        BoxOpening opening = new BoxOpening(roundId, key.publicKey(), clock.instant());
        openings.persist(opening);
        openings.flush();
        count.await(opening, key);
        return opening;
    }

    /**
     * Takes the caller's key. Refuses with 404 a round or an attempt that is not there or not the caller's to see, with 403 {@code
     * not-a-key-holder}, with 409 {@code box-opening-ended}, {@code key-handed-in-already} and what {@link BallotRound#requireSealed}
     * does, and who has a part in what is judged as {@link KeysApart#requireCaller}.
     */
    @Transactional
    public BoxOpening handIn(UUID roundId, UUID id, HandInKeyRequest request) {
        BallotRound round = repository
                .findForChange(roundId, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        KeyHolder holder = keys.holder(round);
        apart.requireCaller(round);
        round.requireSealed();
        BoxOpening opening =
                openings.forChange(roundId, id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        opening.take(
                new SealedSheet(holder.number(), Base64.getDecoder().decode(request.sealedSheet())), clock.instant());
        openings.flush();
        return opening;
    }

    /** Refuses with 404 a round that is not there or not the caller's to see. */
    @Transactional
    public Page<BoxOpeningView> page(UUID roundId, PageQuery query) {
        rounds.get(roundId);
        String list = LIST + roundId;
        return Page.of(
                list,
                query,
                openings.page(roundId, query.afterId(list), query.rowsToRead()),
                opening -> opening.id().toString(),
                BoxOpeningView::from);
    }

    /** Refuses with 404 a round or an attempt that is not there or not the caller's to see. */
    @Transactional
    public BoxOpening get(UUID roundId, UUID id) {
        rounds.get(roundId);
        return openings.of(roundId, id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
