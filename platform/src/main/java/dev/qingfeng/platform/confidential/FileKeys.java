package dev.qingfeng.platform.confidential;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of files, where a service keeps any; those of files of a case move with the case. */
@Singleton
class FileKeys implements RotatedKeys {

    private static final String NOT_UNDER =
            "from confidential_file where key_id not in (:wrappingKeys) and key_id <> :case";

    private final EntityManager entities;
    private final boolean kept;

    FileKeys(EntityManager entities, @ConfigProperty(name = "qingfeng.files.kept") boolean kept) {
        this.entities = entities;
        this.kept = kept;
    }

    @Override
    public int moveSome(Envelope envelope, int atMost) {
        if (!kept) {
            return 0;
        }
        List<?> rows = entities.createNativeQuery(
                        "select id, place, key_id, wrapped_key " + NOT_UNDER
                                + " order by id limit :rows for update skip locked",
                        Tuple.class)
                .setParameter("wrappingKeys", Set.of(envelope.currentKey()))
                .setParameter("case", ConfidentialFiles.OF_A_CASE)
                .setParameter("rows", atMost)
                .getResultList();
        for (Object each : rows) {
            Tuple row = (Tuple) each;
            WrappedKey moved = envelope.rewrap(
                    new WrappedKey(row.get("key_id", String.class), row.get("wrapped_key", byte[].class)),
                    row.get("place", String.class));
            entities.createNativeQuery(
                            "update confidential_file set key_id = :key, wrapped_key = :wrapped where id = :id")
                    .setParameter("key", moved.keyId())
                    .setParameter("wrapped", moved.wrappedKey())
                    .setParameter("id", row.get("id", UUID.class))
                    .executeUpdate();
        }
        return rows.size();
    }

    @Override
    public long notUnder(Set<String> wrappingKeys) {
        return kept
                ? (Long) entities.createNativeQuery("select count(*) " + NOT_UNDER)
                        .setParameter("wrappingKeys", wrappingKeys)
                        .setParameter("case", ConfidentialFiles.OF_A_CASE)
                        .getSingleResult()
                : 0;
    }
}
