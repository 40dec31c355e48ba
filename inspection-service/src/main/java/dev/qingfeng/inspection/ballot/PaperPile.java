package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The papers of rounds while they are entered, in bundles, as rows that no entity stands for: what an entity does leaves digests in the
 * audit trail. See {@link Slips}.
 */
@ApplicationScoped
class PaperPile {

    /** So many people keep in their order. */
    static final int MOST_IN_A_BUNDLE = 50;

    /** What the code on a cover is kept as a hash for. */
    private static final String COVER = "paper-bundle";

    private static final String CONTENT = "paper-entry";

    private final EntityManager entities;
    private final DataSource database;
    private final KeyedHash hash;

    PaperPile(EntityManager entities, DataSource database, KeyedHash hash) {
        this.entities = entities;
        this.database = database;
        this.hash = hash;
    }

    /** A bundle as it is laid: its code is kept nowhere. */
    record Laid(int number, int papers, SecretCode code) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Laid";
        }
    }

    /**
     * A bundle as it is kept.
     *
     * @param entries by how many people it was entered
     * @param differences places at which the first two differ and there is no third entry
     */
    record Bundle(int number, int papers, String codeHash, int entries, List<Integer> differences) {

        /** Whether nobody has anything to enter any more. */
        boolean isSettled() {
            return entries >= 2 && differences.isEmpty();
        }

        /** What the next one enters. */
        List<Integer> awaited() {
            return entries < 2 ? IntStream.rangeClosed(1, papers).boxed().toList() : differences;
        }
    }

    /** What somebody entered of one paper: sealed, and in the clear only as long as it takes to compare it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Entered(int place, byte[] plain, byte[] sealed) {

        /** Without the ballot. */
        @Override
        public String toString() {
            return "Entered";
        }
    }

    /** Lays a pile anew; what was entered of a former one is forgotten. */
    void lay(UUID roundId, List<Laid> bundles) {
        discard(roundId);
        bundles.forEach(bundle -> entities.createNativeQuery(
                        "insert into paper_bundle (round_id, number, papers, code_hash) values (:round, :number, :papers, :code)")
                .setParameter("round", roundId)
                .setParameter("number", bundle.number())
                .setParameter("papers", bundle.papers())
                .setParameter("code", bundle.code().hash(hash, COVER))
                .executeUpdate());
    }

    /** Whether this code stands on the cover of a bundle. */
    boolean isOf(Bundle bundle, SecretCode code) {
        return code.hash(hash, COVER).equals(bundle.codeHash());
    }

    /** In the order of their numbers. */
    List<Bundle> bundles(UUID roundId) {
        Map<Integer, List<Integer>> differences = differences(roundId);
        List<?> rows = entities.createNativeQuery("""
                        select b.number, b.papers, b.code_hash, cast(count(e.entry) as integer)
                        from paper_bundle b left join paper_entering e on e.round_id = b.round_id and e.bundle = b.number
                        where b.round_id = :round group by 1, 2, 3 order by 1""", Tuple.class)
                .setParameter("round", roundId)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Bundle(
                        row.get(0, Integer.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, Integer.class),
                        differences.getOrDefault(row.get(0, Integer.class), List.of())))
                .toList();
    }

    private Map<Integer, List<Integer>> differences(UUID roundId) {
        List<?> rows = entities.createNativeQuery("""
                        select one.bundle, one.place
                        from paper_entry one join paper_entry other using (round_id, bundle, place)
                        where round_id = :round and one.entry = 1 and other.entry = 2 and one.content_hash <> other.content_hash
                          and not exists (select 1 from paper_entry third where third.round_id = one.round_id
                            and third.bundle = one.bundle and third.place = one.place and third.entry = 3)
                        order by 1, 2""", Tuple.class)
                .setParameter("round", roundId)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.groupingBy(
                        row -> row.get(0, Integer.class),
                        Collectors.mapping(row -> row.get(1, Integer.class), Collectors.toList())));
    }

    /** Staff numbers of those who entered a bundle, in their order. */
    List<String> enteredBy(UUID roundId, int bundle) {
        List<?> numbers = entities.createNativeQuery(
                        "select staff_number from paper_entering where round_id = :round and bundle = :bundle order by entry")
                .setParameter("round", roundId)
                .setParameter("bundle", bundle)
                .getResultList();
        return numbers.stream().map(String.class::cast).toList();
    }

    /**
     * Keeps what somebody entered of a bundle, and nothing that could be tried against it: the hash is keyed by the service's key and
     * by the code of the bundle, and says where the paper lies, so that equal ballots do not look alike.
     */
    void keep(UUID roundId, Bundle bundle, SecretCode code, String staffNumber, List<Entered> papers) {
        int entry = bundle.entries() + 1;
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement entering = connection.prepareStatement(
                    "insert into paper_entering (round_id, bundle, entry, staff_number) values (?, ?, ?, ?)")) {
                entering.setObject(1, roundId);
                entering.setInt(2, bundle.number());
                entering.setInt(3, entry);
                entering.setString(4, staffNumber);
                entering.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into paper_entry (round_id, bundle, entry, place, sealed, content_hash) values (?, ?, ?, ?, ?, ?)")) {
                for (Entered paper : papers) {
                    insert.setObject(1, roundId);
                    insert.setInt(2, bundle.number());
                    insert.setInt(3, entry);
                    insert.setInt(4, paper.place());
                    insert.setBytes(5, paper.sealed());
                    insert.setString(6, contentHash(roundId, bundle, code, paper));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Papers could not be kept", e);
        }
    }

    private String contentHash(UUID roundId, Bundle bundle, SecretCode code, Entered paper) {
        return hash.of(
                CONTENT,
                code.characters() + "/" + roundId + "/" + bundle.number() + "/" + paper.place() + "/"
                        + HexFormat.of().formatHex(paper.plain()));
    }

    /** Forgets what was entered; who entered which bundle stays on record. */
    void forgetEntries(UUID roundId) {
        entities.createNativeQuery("delete from paper_entry where round_id = :round")
                .setParameter("round", roundId)
                .executeUpdate();
    }

    /** Takes the pile away. */
    void discard(UUID roundId) {
        entities.createNativeQuery("delete from paper_bundle where round_id = :round")
                .setParameter("round", roundId)
                .executeUpdate();
    }
}
