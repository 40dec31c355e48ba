package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotbox.BallotDigest;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes ballots: in one transaction the slip is used and the ballot, sealed, in the box. Nothing else is written: no time, no audit
 * row, no event, nothing of the caller.
 */
@ApplicationScoped
public class Casting {

    /** Shares the lock of the box with whoever else votes; a used slip takes as long as one that there is not. */
    private static final String FIND = """
            select s.id, s.round_id, s.attendee_class, s.state, t.state, r.state,
              case when s.state = 'PRINTED' then pg_advisory_xact_lock_shared(hashtextextended('%s' || s.round_id, 0)) end
            from ballot_slip s join ballot_sitting t on t.round_id = s.round_id and t.number = s.sitting
              join ballot_round r on r.id = s.round_id
            where s.credential_hash = ?""".formatted(BallotBox.LOCK);

    /** Whatever was found, it is looked at again with the lock in hand: by now the round may be sealed, the slip used. */
    private static final String CAST = """
            with used as (
              update ballot_slip s set state = 'USED' from ballot_sitting t, ballot_round r
              where s.id = ? and s.state = 'PRINTED' and t.round_id = s.round_id and t.number = s.sitting
                and t.state = 'OPEN'
                and r.id = s.round_id and r.state = 'OPEN'
              returning s.round_id)
            insert into ballot (id, round_id, sealed, sha256) select ?, round_id, ?, ? from used""";

    private final DataSource database;
    private final OpenRounds rounds;
    private final KeyedHash hash;

    Casting(DataSource database, OpenRounds rounds, KeyedHash hash) {
        this.database = database;
        this.rounds = rounds;
        this.hash = hash;
    }

    /** A slip as it is when somebody shows it. */
    private record Shown(
            UUID id, UUID roundId, AttendeeClass attendeeClass, String state, SittingState sitting, RoundState round) {

        /** Why nobody votes with it now; null if somebody may. */
        @Nullable
        ProblemCode obstacle() {
            if (state.equals("USED")) {
                return InspectionProblem.CREDENTIAL_USED_OR_UNKNOWN;
            }
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

    /** A ballot paper that somebody may fill in now. */
    record Entitled(OpenRounds.OpenRound round, AttendeeClass attendeeClass) {}

    /** What the holder of a credential fills in. Refuses as {@link #cast} does before it looks at the ballot. */
    @Transactional
    Entitled paper(String credential) {
        try (Connection connection = database.getConnection()) {
            Shown slip = requireUsable(connection, credential);
            return new Entitled(rounds.of(slip.roundId()), slip.attendeeClass());
        } catch (SQLException e) {
            throw new IllegalStateException("A ballot paper could not be shown", e);
        }
    }

    /**
     * Takes a ballot. Refuses with 409 {@code credential-used-or-unknown} a credential that was used, made up or misread, the same for
     * all; {@code slip-returned}, {@code round-not-open}, {@code sitting-not-open}, {@code round-sealed} and {@code round-void}; and with
     * 422 what {@link dev.qingfeng.inspection.ballotform.BallotPaper#encode} does, after which the credential is as good as before.
     */
    @Transactional
    void cast(String credential, List<@Nullable String> codes) {
        try (Connection connection = database.getConnection()) {
            Shown slip = requireUsable(connection, credential);
            OpenRounds.OpenRound round = rounds.of(slip.roundId());
            byte[] sealed = round.seal().seal(round.paper().encode(slip.attendeeClass(), codes));
            if (!put(connection, slip, sealed)) {
                requireUsable(connection, credential);
                throw ProblemException.of(InspectionProblem.CREDENTIAL_USED_OR_UNKNOWN);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A ballot could not be taken", e);
        }
    }

    private Shown requireUsable(Connection connection, String credential) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, SecretCode.read(credential).hash(hash, SlipService.PURPOSE));
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    throw ProblemException.of(InspectionProblem.CREDENTIAL_USED_OR_UNKNOWN);
                }
                Shown slip = new Shown(
                        found.getObject(1, UUID.class),
                        found.getObject(2, UUID.class),
                        AttendeeClass.valueOf(found.getString(3)),
                        found.getString(4),
                        SittingState.valueOf(found.getString(5)),
                        RoundState.valueOf(found.getString(6)));
                ProblemCode obstacle = slip.obstacle();
                if (obstacle != null) {
                    throw ProblemException.of(obstacle);
                }
                return slip;
            }
        }
    }

    private static boolean put(Connection connection, Shown slip, byte[] sealed) throws SQLException {
        try (PreparedStatement cast = connection.prepareStatement(CAST)) {
            cast.setObject(1, slip.id());
            cast.setObject(2, UUID.randomUUID());
            cast.setBytes(3, sealed);
            cast.setString(4, BallotDigest.of(sealed).hex());
            return cast.executeUpdate() == 1;
        }
    }
}
