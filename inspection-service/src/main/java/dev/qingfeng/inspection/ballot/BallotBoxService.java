package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.BallotDigest;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells everybody what is in a sealed box, without opening it. */
@ApplicationScoped
public class BallotBoxService {

    private final BallotRoundRepository rounds;
    private final BallotBox box;
    private final Slips slips;
    private final OpenRounds papers;

    BallotBoxService(BallotRoundRepository rounds, BallotBox box, Slips slips, OpenRounds papers) {
        this.rounds = rounds;
        this.box = box;
        this.slips = slips;
        this.papers = papers;
    }

    /** Refuses with 404 a round that is not there, is not sealed yet, or is void. */
    @Transactional
    public BallotBoxView get(UUID roundId) {
        BallotRound round = rounds.findByIdOptional(roundId)
                .filter(found -> found.state() == RoundState.SEALED || found.state() == RoundState.CLOSED)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        return new BallotBoxView(
                roundId,
                papers.paper(round).sha256(),
                Objects.requireNonNull(round.ballots()),
                slips.checkCodesOfTheUsed(roundId),
                digests(roundId, false),
                Objects.requireNonNull(round.boxSha256()),
                onPaper(round));
    }

    private BallotBoxView.@Nullable OnPaper onPaper(BallotRound round) {
        String sha256 = round.papers().sha256();
        if (sha256 == null) {
            return null;
        }
        List<String> digests = digests(round.id(), true);
        return new BallotBoxView.OnPaper(digests.size(), digests, sha256);
    }

    private List<String> digests(UUID roundId, boolean onPaper) {
        return box.manifest(roundId, onPaper).digests().stream()
                .map(BallotDigest::hex)
                .toList();
    }
}
