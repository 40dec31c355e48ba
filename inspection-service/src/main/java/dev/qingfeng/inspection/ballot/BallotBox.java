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

    /** What is in the box of a round: what was cast with slips, or what came on paper. */
    BoxManifest manifest(UUID roundId, boolean onPaper) {
        List<?> digests = entities.createNativeQuery(
                        "select sha256 from ballot where round_id = :round and on_paper = :paper")
                .setParameter("round", roundId)
                .setParameter("paper", onPaper)
                .getResultList();
        return BoxManifest.of(digests.stream()
                .map(digest -> new BallotDigest((String) digest))
                .toList());
    }

    /** Whether as many ballots came on paper, and none in the whole box is there twice. */
    boolean isOfPapers(UUID roundId, int returned) {
        return (Boolean) entities.createNativeQuery("""
                        select count(*) filter (where on_paper) = :returned and count(*) = count(distinct sha256)
                        from ballot where round_id = :round""")
                .setParameter("round", roundId)
                .setParameter("returned", returned)
                .getSingleResult();
    }

    /**
     * Puts in what was entered of papers, the third entry where there is one: with new ids, and in the order of their hashes, which
     * tells nothing of where a paper lay.
     */
    void putPapers(UUID roundId) {
        entities.createNativeQuery("""
                        insert into ballot (id, round_id, sealed, sha256, on_paper)
                        select gen_random_uuid(), :round, sealed, encode(sha256(sealed), 'hex'), true
                        from (
                          select distinct on (bundle, place) sealed from paper_entry where round_id = :round
                          order by bundle, place, entry desc) entered
                        order by sha256(sealed)""").setParameter("round", roundId).executeUpdate();
    }

    /** Shows all sealed ballots of a round that were cast with slips, or all that came on paper; so many at a time. */
    void read(UUID roundId, boolean onPaper, Consumer<List<byte[]>> some) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select sealed from ballot where round_id = ? and on_paper = ?")) {
            select.setFetchSize(AT_ONCE);
            select.setObject(1, roundId);
            select.setBoolean(2, onPaper);
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
