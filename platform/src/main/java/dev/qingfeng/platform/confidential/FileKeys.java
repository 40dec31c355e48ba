package dev.qingfeng.platform.confidential;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
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
    public Moved moveSome(Envelope envelope, UUID after, int atMost) {
        List<String> unopened = new ArrayList<>();
        UUID last = after;
        int moved = 0;
        for (Object each : kept ? lockSome(envelope.formerKeys(), after, atMost) : List.of()) {
            Tuple row = (Tuple) each;
            last = row.get("id", UUID.class);
            try {
                move(
                        last,
                        envelope.rewrap(
                                new WrappedKey(row.get("key_id", String.class), row.get("wrapped_key", byte[].class)),
                                row.get("place", String.class)));
                moved++;
            } catch (UnopenedKeyException e) {
                unopened.add(e.getMessage());
            }
        }
        return new Moved(moved, unopened, last);
    }

    private List<?> lockSome(Set<String> formerKeys, UUID after, int atMost) {
        return entities.createNativeQuery(
                        "select id, place, key_id, wrapped_key from confidential_file where key_id in (:formerKeys)"
                                + " and id > :after order by id limit :rows for update skip locked",
                        Tuple.class)
                .setParameter("formerKeys", formerKeys)
                .setParameter("after", after)
                .setParameter("rows", atMost)
                .getResultList();
    }

    private void move(UUID id, WrappedKey to) {
        entities.createNativeQuery("update confidential_file set key_id = :key, wrapped_key = :wrapped where id = :id")
                .setParameter("key", to.keyId())
                .setParameter("wrapped", to.wrappedKey())
                .setParameter("id", id)
                .executeUpdate();
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
