package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.BallotSeal;
import dev.qingfeng.inspection.ballotbox.DeskCode;
import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotForms;
import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What those who vote need of a round, remembered: of one that was opened it never changes. */
@ApplicationScoped
class OpenRounds {

    private static final int REMEMBERED = 200;

    private final BallotRoundRepository rounds;
    private final BallotForms forms;
    private final Desks desks;
    private final Map<UUID, OpenRound> opened = new ConcurrentHashMap<>();

    OpenRounds(BallotRoundRepository rounds, BallotForms forms, Desks desks) {
        this.rounds = rounds;
        this.forms = forms;
        this.desks = desks;
    }

    /** A round that was opened. */
    record OpenRound(
            UUID id,
            BallotPurpose purpose,
            UUID unitId,
            int number,
            BallotPaper paper,
            BallotSeal seal,
            DeskCode desk) {}

    /** Before a service starts that would fail at the first ballot, in front of a hall. */
    void requireSeal(@Observes StartupEvent event) {
        BallotSeal.requireLibrary();
    }

    /** One that was opened. */
    OpenRound of(UUID roundId) {
        OpenRound known = opened.get(roundId);
        if (known != null) {
            return known;
        }
        if (opened.size() >= REMEMBERED) {
            opened.clear();
        }
        OpenRound found = QuarkusTransaction.joiningExisting().call(() -> read(rounds.findById(roundId)));
        opened.put(roundId, found);
        return found;
    }

    private OpenRound read(BallotRound round) {
        return new OpenRound(
                round.id(),
                round.purpose(),
                round.unitId(),
                round.number(),
                paper(round),
                BallotSeal.of(round.id(), round.publicKeys()),
                desks.of(round.meetingId()));
    }

    /** The ballot of any round. */
    BallotPaper paper(BallotRound round) {
        BallotForm form = forms.of(round.formId()).orElseThrow();
        return BallotPaper.of(form.definition(), round.candidates());
    }
}
