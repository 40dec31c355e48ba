package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Prints the protocol of a round for those who hold it. */
@ApplicationScoped
public class RoundProtocolService {

    private final BallotRoundService rounds;
    private final RoundProtocolPrinter printer;

    RoundProtocolService(BallotRoundService rounds, RoundProtocolPrinter printer) {
        this.rounds = rounds;
        this.printer = printer;
    }

    /**
     * For the inspection team's members and officers of the whole city. Refuses with 404 a round that is not there or not the caller's to
     * see, with 403 {@code not-of-the-team}, {@code own-leadership-team} and {@code stands-aside}, with 409 {@code round-not-closed} and
     * {@code round-void} one that was not counted.
     */
    @Transactional
    public byte[] print(UUID roundId, Language language) {
        BallotRound round = rounds.forReading(roundId);
        round.requireCounted();
        return printer.print(round, language);
    }
}
