package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotbox.HolderKeyPair;
import dev.qingfeng.inspection.ballotbox.KeySheet;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gives each key-holder the key of a round, once. */
@ApplicationScoped
public class RoundKeyService {

    private final BallotRoundRepository rounds;
    private final KeyHoldersRepository holders;
    private final KeysApart apart;
    private final KeySheetPrinter printer;
    private final Registry registry;
    private final Caller caller;
    private final Clock clock;

    RoundKeyService(
            BallotRoundRepository rounds,
            KeyHoldersRepository holders,
            KeysApart apart,
            KeySheetPrinter printer,
            Registry registry,
            Caller caller,
            Clock clock) {
        this.rounds = rounds;
        this.holders = holders;
        this.apart = apart;
        this.printer = printer;
        this.registry = registry;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Makes the caller's key of a round and prints its private half, which is kept nowhere. Refuses with 404 a round that is not the
     * caller's to see, with 403 {@code not-a-key-holder}, with 409 {@code key-fetched-already}, {@code round-opened-already} and {@code
     * round-void}, and who has a part in what is judged as {@link KeysApart#requireCaller}.
     */
    @Transactional
    public byte[] fetch(UUID roundId, Language language) {
        BallotRound round = rounds.findForChange(roundId, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        // Nobody else is named meanwhile.
        holders.findForChange(round.meetingId());
        KeyHolder holder = holder(round);
        apart.requireCaller(round);
        HolderKeyPair pair = HolderKeyPair.generate(round.id(), holder.number());
        round.take(
                holder.number(),
                new RoundKey(pair.publicKey(), clock.instant(), holder.cadreId(), holder.departmentId()));
        rounds.flush();
        String name = Objects.requireNonNull(
                        registry.people(Set.of(holder.cadreId())).get(holder.cadreId()))
                .name();
        try (KeySheet sheet = pair.sheet()) {
            return printer.print(round, sheet, name, language);
        }
    }

    /** The caller as one of those who hold the keys of a round. Refuses with 403 {@code not-a-key-holder}. */
    KeyHolder holder(BallotRound round) {
        return asHolder(round).orElseThrow(() -> ProblemException.of(InspectionProblem.NOT_A_KEY_HOLDER));
    }

    /** Refuses with 403 {@code key-holders-enter-no-papers} a caller who holds a key: who reads papers opens no box. */
    void requireNoHolder(BallotRound round) {
        if (asHolder(round).isPresent()) {
            throw ProblemException.of(InspectionProblem.KEY_HOLDERS_ENTER_NO_PAPERS);
        }
    }

    /** Of a round that was opened, as those who have its keys: others may be named for the next. */
    private Optional<KeyHolder> asHolder(BallotRound round) {
        List<KeyHolder> all = round.openedAt() == null
                ? holders.findByIdOptional(round.meetingId())
                        .map(KeyHolders::holders)
                        .orElse(List.of())
                : round.keyHolders();
        Set<UUID> self = registry.idsOf(caller.staffNumber());
        return all.stream().filter(holder -> self.contains(holder.cadreId())).findFirst();
    }
}
