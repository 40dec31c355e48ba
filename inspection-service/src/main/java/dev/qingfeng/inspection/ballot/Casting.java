package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballot.Together.Asked;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes ballots: in one step the slip is used and the ballot, sealed, in the box ({@link BoxSlot}). Nothing else is written: no time, no
 * audit row, no event, nothing of the caller.
 */
@ApplicationScoped
public class Casting {

    /** A used slip is not found, like one that never was: reading of it would take longer than finding nothing. */
    private static final String FIND = """
            select s.credential_hash, s.id, s.round_id, s.attendee_class, s.state, t.state, r.state
            from ballot_slip s join ballot_sitting t on t.round_id = s.round_id and t.number = s.sitting
              join ballot_round r on r.id = s.round_id
            where s.credential_hash = any(?) and s.state <> 'USED'""";

    private final DataSource database;
    private final BoxSlot slot;
    private final OpenRounds rounds;
    private final Desks desks;
    private final KeyedHash hash;
    private final Together<String, Optional<Shown>> slips = new Together<>(this::find);

    Casting(DataSource database, BoxSlot slot, OpenRounds rounds, Desks desks, KeyedHash hash) {
        this.database = database;
        this.slot = slot;
        this.rounds = rounds;
        this.desks = desks;
        this.hash = hash;
    }

    /** A slip as it is when somebody shows it. */
    private record Shown(
            UUID id, UUID roundId, AttendeeClass attendeeClass, String state, SittingState sitting, RoundState round) {

        /** Why nobody votes with it now; null if somebody may. */
        @Nullable
        ProblemCode obstacle() {
            if (state.equals("RETURNED")) {
                return InspectionProblem.SLIP_RETURNED;
            }
            return switch (round) {
                case DRAFTED -> InspectionProblem.ROUND_NOT_OPEN;
                case SEALED, CLOSED, CERTIFIED -> InspectionProblem.ROUND_SEALED;
                case VOID -> InspectionProblem.ROUND_VOID;
                case OPEN -> sitting == SittingState.OPEN ? null : InspectionProblem.SITTING_NOT_OPEN;
            };
        }
    }

    /** A ballot paper that the holder of a slip may fill in now. */
    record Entitled(OpenRounds.OpenRound round, AttendeeClass attendeeClass, UUID slip, String credentialHash) {

        /** Without the slip. */
        @Override
        public String toString() {
            return "Entitled";
        }
    }

    /**
     * What the holder of a credential fills in. Refuses with 409 {@code credential-used-or-unknown} a credential that was used, made up
     * or misread, the same for all; {@code slip-returned}, {@code round-not-open}, {@code sitting-not-open}, {@code round-sealed} and
     * {@code round-void}; and with 403 {@code not-at-a-desk} what {@link Desks#requireDesk} does.
     *
     * @param deskCode null if none was shown
     */
    Entitled paper(String credential, @Nullable String deskCode) {
        String credentialHash = SecretCode.read(credential).hash(hash, SlipService.PURPOSE);
        Shown slip = shown(credentialHash);
        OpenRounds.OpenRound round = rounds.of(slip.roundId());
        desks.requireDesk(round.desk(), deskCode);
        return new Entitled(round, slip.attendeeClass(), slip.id(), credentialHash);
    }

    private Shown shown(String credentialHash) {
        Shown slip = slips.ask(credentialHash)
                .orElseThrow(() -> ProblemException.of(InspectionProblem.CREDENTIAL_USED_OR_UNKNOWN));
        ProblemCode obstacle = slip.obstacle();
        if (obstacle != null) {
            throw ProblemException.of(obstacle);
        }
        return slip;
    }

    /**
     * Takes a ballot. Refuses as {@link #paper} what changed since, and with 422 what {@link
     * dev.qingfeng.inspection.ballotform.BallotPaper#encode} does, after which the credential is as good as before.
     */
    void cast(Entitled voter, List<@Nullable String> codes) {
        byte[] sealed = voter.round().seal().seal(voter.round().paper().encode(voter.attendeeClass(), codes));
        if (!slot.put(voter.round().id(), voter.slip(), sealed)) {
            // By now the round may be sealed, the slip used.
            shown(voter.credentialHash());
            throw ProblemException.of(InspectionProblem.CREDENTIAL_USED_OR_UNKNOWN);
        }
    }

    private void find(List<Asked<String, Optional<Shown>>> together) throws SQLException {
        Map<String, Shown> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(
                    1,
                    connection.createArrayOf(
                            "text", together.stream().map(Asked::question).toArray()));
            try (ResultSet slip = find.executeQuery()) {
                while (slip.next()) {
                    found.put(
                            slip.getString(1),
                            new Shown(
                                    slip.getObject(2, UUID.class),
                                    slip.getObject(3, UUID.class),
                                    AttendeeClass.valueOf(slip.getString(4)),
                                    slip.getString(5),
                                    SittingState.valueOf(slip.getString(6)),
                                    RoundState.valueOf(slip.getString(7))));
                }
            }
        }
        together.forEach(slip -> slip.answer(Optional.ofNullable(found.get(slip.question()))));
    }
}
