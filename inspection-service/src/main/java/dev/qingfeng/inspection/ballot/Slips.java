package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The slips of rounds, as rows that no entity stands for: what an entity does leaves a row of the audit trail with its time, and who
 * votes when is nobody's business.
 */
@ApplicationScoped
class Slips {

    private static final String INSERT = """
            insert into ballot_slip (id, round_id, sitting, attendee_class, credential_hash, check_code, state)
            values (?, ?, ?, ?, ?, ?, 'PRINTED')""";

    private static final String COUNT =
            "select s.attendee_class, cast(count(*) as integer) from ballot_slip s join ballot_sitting t on t.round_id = s.round_id and t.number = s.sitting"
                    + " where s.state <> 'RETURNED' and ";

    private final EntityManager entities;
    private final DataSource database;

    Slips(EntityManager entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** What is kept of a slip. */
    record Kept(AttendeeClass attendeeClass, String credentialHash, String checkCode) {}

    /** Keeps them in this order, which should tell nothing. */
    void keep(UUID roundId, int sitting, List<Kept> slips) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Kept slip : slips) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, roundId);
                insert.setInt(3, sitting);
                insert.setString(4, slip.attendeeClass().name());
                insert.setString(5, slip.credentialHash());
                insert.setString(6, slip.checkCode());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Slips could not be kept", e);
        }
    }

    /** Whether one of these codes is of the round already. */
    boolean knows(UUID roundId, Collection<String> checkCodes) {
        return !entities.createNativeQuery(
                        "select 1 from ballot_slip where round_id = :round and check_code = any(cast(:codes as text[])) limit 1")
                .setParameter("round", roundId)
                .setParameter("codes", checkCodes.toArray(String[]::new))
                .getResultList()
                .isEmpty();
    }

    /** How many slips of a sitting are good. */
    int good(UUID roundId, int sitting) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from ballot_slip where round_id = :round and sitting = :sitting and state <> 'RETURNED'")
                        .setParameter("round", roundId)
                        .setParameter("sitting", sitting)
                        .getSingleResult())
                .intValue();
    }

    /** How many of each class were printed for a sitting and not returned. */
    Map<AttendeeClass, Integer> unreturned(UUID roundId, int sitting) {
        return counts(COUNT + "s.round_id = :round and s.sitting = :sitting group by 1", roundId, sitting);
    }

    /** How many of each class were drawn in all, in the sittings that were opened and in this one. */
    Map<AttendeeClass, Integer> drawn(UUID roundId, int sitting) {
        return counts(
                COUNT + "s.round_id = :round and (t.state <> 'DRAFTED' or s.sitting = :sitting) group by 1",
                roundId,
                sitting);
    }

    private Map<AttendeeClass, Integer> counts(String sql, UUID roundId, int sitting) {
        List<?> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("round", roundId)
                .setParameter("sitting", sitting)
                .getResultList();
        Map<AttendeeClass, Integer> counts = new EnumMap<>(AttendeeClass.class);
        for (Object row : rows) {
            Tuple count = (Tuple) row;
            counts.put(AttendeeClass.valueOf(count.get(0, String.class)), count.get(1, Integer.class));
        }
        return counts;
    }

    /** How many were drawn in all, in the sittings that were opened: printed and not returned. */
    int issued(UUID roundId) {
        return ((Number) entities.createNativeQuery("""
                        select count(*) from ballot_slip s join ballot_sitting t on t.round_id = s.round_id and t.number = s.sitting
                        where s.round_id = :round and t.state <> 'DRAFTED' and s.state <> 'RETURNED'""")
                        .setParameter("round", roundId)
                        .getSingleResult())
                .intValue();
    }

    /** How many were printed in all. */
    int printed(UUID roundId) {
        return ((Number) entities.createNativeQuery("select count(*) from ballot_slip where round_id = :round")
                        .setParameter("round", roundId)
                        .getSingleResult())
                .intValue();
    }

    /** How many were printed for a sitting, returned ones among them. */
    int printed(UUID roundId, int sitting) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from ballot_slip where round_id = :round and sitting = :sitting")
                        .setParameter("round", roundId)
                        .setParameter("sitting", sitting)
                        .getSingleResult())
                .intValue();
    }

    /** Whether slips of a sitting that was not opened are somewhere. */
    boolean areUnreturnedInDrafts(UUID roundId) {
        return !entities.createNativeQuery("""
                        select 1 from ballot_slip s join ballot_sitting t on t.round_id = s.round_id and t.number = s.sitting
                        where s.round_id = :round and t.state = 'DRAFTED' and s.state = 'PRINTED' limit 1""")
                .setParameter("round", roundId)
                .getResultList()
                .isEmpty();
    }

    /** Makes all slips of a sitting void; how many of them were good. */
    int discard(UUID roundId, int sitting) {
        return entities.createNativeQuery(
                        "update ballot_slip set state = 'RETURNED' where round_id = :round and sitting = :sitting and state = 'PRINTED'")
                .setParameter("round", roundId)
                .setParameter("sitting", sitting)
                .executeUpdate();
    }

    /** Which of these a sitting has. */
    List<?> known(UUID roundId, int sitting, Collection<String> credentialHashes) {
        return entities.createNativeQuery(
                        "select credential_hash from ballot_slip where round_id = :round and sitting = :sitting and credential_hash = any(cast(:hashes as text[]))")
                .setParameter("round", roundId)
                .setParameter("sitting", sitting)
                .setParameter("hashes", credentialHashes.toArray(String[]::new))
                .getResultList();
    }

    /** Makes these void, whether they are so already or not. */
    void takeBack(UUID roundId, int sitting, Collection<String> credentialHashes) {
        entities.createNativeQuery(
                        "update ballot_slip set state = 'RETURNED' where round_id = :round and sitting = :sitting and credential_hash = any(cast(:hashes as text[]))")
                .setParameter("round", roundId)
                .setParameter("sitting", sitting)
                .setParameter("hashes", credentialHashes.toArray(String[]::new))
                .executeUpdate();
    }

    /** The check codes of the slips whose ballots are in the box, in an order that tells nothing. */
    List<String> checkCodesOfTheUsed(UUID roundId) {
        List<?> codes = entities.createNativeQuery(
                        "select check_code from ballot_slip where round_id = :round and state = 'USED' order by check_code")
                .setParameter("round", roundId)
                .getResultList();
        return codes.stream().map(String.class::cast).toList();
    }
}
