package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballot.Together.Asked;
import dev.qingfeng.inspection.ballotbox.BallotDigest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The slot of the box, for one transaction at a time: ballots that come meanwhile wait, and go in together. */
@ApplicationScoped
class BoxSlot {

    private static final String CAST = "select * from cast_ballots(?, ?, ?, ?, ?)";

    /**
     * Waits for whoever is putting ballots in: among them may be the call whose answer was lost. Not for long: whoever puts ballots in
     * meanwhile waits behind it, and a call that died with its network may hold the box until the database notices.
     */
    private static final String ALONE =
            "set local lock_timeout = '2s'; select pg_advisory_xact_lock(hashtextextended('ballot-box/' || cast(? as uuid), 0))";

    /** Also where the round was sealed meanwhile; not where it is void, or where its box is gone. */
    private static final String WENT_IN = "select b.id from ballot b join ballot_round r on r.id = b.round_id"
            + " where r.state in ('OPEN', 'SEALED') and b.id = any(?)";

    private final DataSource database;
    private final Together<Vote, Boolean> votes = new Together<>(this::put);

    BoxSlot(DataSource database) {
        this.database = database;
    }

    private static final class Vote {

        private final UUID round;
        private final UUID slip;
        private final UUID ballot = UUID.randomUUID();
        private final byte[] sealed;

        Vote(UUID round, UUID slip, byte[] sealed) {
            this.round = round;
            this.slip = slip;
            this.sealed = sealed;
        }
    }

    /**
     * Uses the slip and puts the ballot into the box of the round, both or neither. In a transaction of its own, which is over when this
     * returns.
     *
     * @return whether it is there: not where the slip was used meanwhile, or its sitting ended
     */
    boolean put(UUID round, UUID slip, byte[] sealed) {
        return votes.ask(new Vote(round, slip, sealed));
    }

    private void put(List<Asked<Vote, Boolean>> together) {
        together.stream()
                .collect(Collectors.groupingBy(vote -> vote.question().round))
                .forEach(this::putIntoOne);
    }

    private void putIntoOne(UUID round, List<Asked<Vote, Boolean>> together) {
        List<Vote> votes = together.stream().map(Asked::question).toList();
        try (Connection connection = database.getConnection()) {
            Set<UUID> taken = cast(connection, round, votes);
            together.forEach(vote -> vote.answer(taken.contains(vote.question().ballot)));
        } catch (SQLException | RuntimeException e) {
            Set<UUID> taken = wentIn(round, votes, e);
            together.stream()
                    .filter(vote -> taken.contains(vote.question().ballot))
                    .forEach(vote -> vote.answer(true));
            together.forEach(vote -> vote.fail(e));
        }
    }

    /** What the box holds of these although nobody said so: the database may take ballots and break before it can answer. */
    private Set<UUID> wentIn(UUID round, List<Vote> votes, Exception broken) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection();
                        PreparedStatement alone = connection.prepareStatement(ALONE);
                        PreparedStatement find = connection.prepareStatement(WENT_IN)) {
                    alone.setObject(1, round);
                    alone.execute();
                    find.setArray(1, connection.createArrayOf("uuid", of(votes, vote -> vote.ballot, UUID[]::new)));
                    return ids(find);
                }
            });
        } catch (RuntimeException e) {
            broken.addSuppressed(e);
            return Set.of();
        }
    }

    private static Set<UUID> cast(Connection connection, UUID round, List<Vote> votes) throws SQLException {
        try (PreparedStatement cast = connection.prepareStatement(CAST)) {
            cast.setObject(1, round);
            cast.setArray(2, connection.createArrayOf("uuid", of(votes, vote -> vote.slip, UUID[]::new)));
            cast.setArray(3, connection.createArrayOf("uuid", of(votes, vote -> vote.ballot, UUID[]::new)));
            cast.setArray(4, connection.createArrayOf("bytea", of(votes, vote -> vote.sealed, byte[][]::new)));
            cast.setArray(5, connection.createArrayOf("text", of(votes, BoxSlot::digest, String[]::new)));
            return ids(cast);
        }
    }

    private static Set<UUID> ids(PreparedStatement query) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static String digest(Vote vote) {
        return BallotDigest.of(vote.sealed).hex();
    }

    private static <T> T[] of(List<Vote> votes, Function<Vote, T> part, IntFunction<T[]> array) {
        return votes.stream().map(part).toArray(array);
    }
}
