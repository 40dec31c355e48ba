package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.BallotDigest;
import dev.qingfeng.inspection.ballotbox.BoxManifest;
import dev.qingfeng.platform.lock.TransactionLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What is in the boxes of rounds: sealed ballots, as rows that no entity stands for, see {@link Slips}. */
@ApplicationScoped
class BallotBox {

    /** Whoever votes shares it, whoever seals has it alone. */
    static final String LOCK = "ballot-box/";

    private static final int AT_ONCE = 500;

    private final EntityManager entities;
    private final DataSource database;
    private final TransactionLock lock;

    BallotBox(EntityManager entities, DataSource database, TransactionLock lock) {
        this.entities = entities;
        this.database = database;
        this.lock = lock;
    }

    /** Until the end of the transaction nobody votes in a round, and whoever began to has. */
    void waitForThoseWhoVote(UUID roundId) {
        lock.take(LOCK + roundId);
    }

    /** Whether there is one ballot for each slip that was used, and none twice. */
    boolean isOfSlips(UUID roundId) {
        return (Boolean)
                entities.createNativeQuery("""
                        select b.ballots = b.different and b.ballots = s.used
                        from (select count(*) as ballots, count(distinct sha256) as different from ballot where round_id = :round) b,
                          (select count(*) as used from ballot_slip where round_id = :round and state = 'USED') s""").setParameter("round", roundId).getSingleResult();
    }

    /** What is in the box of a round. */
    BoxManifest manifest(UUID roundId) {
        List<?> digests = entities.createNativeQuery("select sha256 from ballot where round_id = :round")
                .setParameter("round", roundId)
                .getResultList();
        return BoxManifest.of(digests.stream()
                .map(digest -> new BallotDigest((String) digest))
                .toList());
    }

    /** Shows all sealed ballots of a round, so many at a time. */
    void read(UUID roundId, Consumer<List<byte[]>> some) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select sealed from ballot where round_id = ?")) {
            select.setFetchSize(AT_ONCE);
            select.setObject(1, roundId);
            List<byte[]> read = new ArrayList<>();
            try (ResultSet ballots = select.executeQuery()) {
                while (ballots.next()) {
                    read.add(ballots.getBytes(1));
                    if (read.size() == AT_ONCE) {
                        some.accept(List.copyOf(read));
                        read.clear();
                    }
                }
            }
            some.accept(List.copyOf(read));
        } catch (SQLException e) {
            throw new IllegalStateException("The box could not be read", e);
        }
    }

    /** Takes out what the ballots say, and leaves their hashes. */
    void empty(UUID roundId) {
        entities.createNativeQuery("update ballot set sealed = null where round_id = :round")
                .setParameter("round", roundId)
                .executeUpdate();
    }
}
