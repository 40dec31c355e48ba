package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballot.Together.Asked;
import dev.qingfeng.inspection.ballotbox.BallotDigest;
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
        try (Connection connection = database.getConnection()) {
            Set<UUID> taken = cast(
                    connection, round, together.stream().map(Asked::question).toList());
            together.forEach(vote -> vote.answer(taken.contains(vote.question().ballot)));
        } catch (SQLException | RuntimeException e) {
            together.forEach(vote -> vote.fail(e));
        }
    }

    private static Set<UUID> cast(Connection connection, UUID round, List<Vote> votes) throws SQLException {
        try (PreparedStatement cast = connection.prepareStatement(CAST)) {
            cast.setObject(1, round);
            cast.setArray(2, connection.createArrayOf("uuid", of(votes, vote -> vote.slip, UUID[]::new)));
            cast.setArray(3, connection.createArrayOf("uuid", of(votes, vote -> vote.ballot, UUID[]::new)));
            cast.setArray(4, connection.createArrayOf("bytea", of(votes, vote -> vote.sealed, byte[][]::new)));
            cast.setArray(5, connection.createArrayOf("text", of(votes, BoxSlot::digest, String[]::new)));
            Set<UUID> taken = new HashSet<>();
            try (ResultSet put = cast.executeQuery()) {
                while (put.next()) {
                    taken.add(put.getObject(1, UUID.class));
                }
            }
            return taken;
        }
    }

    private static String digest(Vote vote) {
        return BallotDigest.of(vote.sealed).hex();
    }

    private static <T> T[] of(List<Vote> votes, Function<Vote, T> part, IntFunction<T[]> array) {
        return votes.stream().map(part).toArray(array);
    }
}
