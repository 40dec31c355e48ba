package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.BallotDigest;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.registry.Registry;
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
    private final Registry registry;

    BallotBoxService(BallotRoundRepository rounds, BallotBox box, Slips slips, OpenRounds papers, Registry registry) {
        this.rounds = rounds;
        this.box = box;
        this.slips = slips;
        this.papers = papers;
        this.registry = registry;
    }

    /** Refuses with 404 a round that is not there, is not sealed yet, or is void. */
    @Transactional
    public BallotBoxView get(UUID roundId) {
        return box(sealed(roundId));
    }

    /**
     * A box with what stands on the slips of its round.
     *
     * @param unit what the unit is called
     * @param number of the rounds of the meeting
     */
    public record Shown(String unit, BallotPurpose purpose, int number, BallotBoxView box) {}

    /** The same for people to read. */
    @Transactional
    public Shown show(UUID roundId) {
        BallotRound round = sealed(roundId);
        return new Shown(registry.unit(round.unitId()).name(), round.purpose(), round.number(), box(round));
    }

    private BallotRound sealed(UUID roundId) {
        return rounds.findByIdOptional(roundId)
                .filter(found -> found.state().isBoxShown())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private BallotBoxView box(BallotRound round) {
        UUID roundId = round.id();
        return new BallotBoxView(
                roundId,
                papers.paper(round).sha256(),
                slips.issued(roundId),
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
        return new BallotBoxView.OnPaper(round.papers().total(), digests.size(), digests, sha256);
    }

    private List<String> digests(UUID roundId, boolean onPaper) {
        return box.manifest(roundId, onPaper).digests().stream()
                .map(BallotDigest::hex)
                .toList();
    }
}
