package dev.qingfeng.platform.confidential;

import com.google.crypto.tink.StreamingAead;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.web.RecordedTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.sql.DataSource;

/**
 * Keeps files encrypted in the database, in the transaction of the record that they belong to. Each file has a key of its own,
 * wrapped under a key from the configuration and bound to the place that the file was kept for, such as {@code
 * pledge/<id>/scan}: for another place it does not open.
 */
@Singleton
public class ConfidentialFiles {

    static {
        // Else every picture that is read or written leaves a plain copy in the folder of temporary files for a while.
        ImageIO.setUseCache(false);
    }

    /** One encrypted segment. */
    private static final int PART = 1 << 20;

    private static final int AT_ONCE = 200;

    private final EntityManager entities;
    private final DataSource database;
    private final Envelope envelope;
    private final AuditedReads reads;
    private final RecordedTime time;

    ConfidentialFiles(
            EntityManager entities, DataSource database, Envelope envelope, AuditedReads reads, RecordedTime time) {
        this.entities = entities;
        this.database = database;
        this.envelope = envelope;
        this.reads = reads;
        this.time = time;
    }

    /**
     * Keeps a file. By its content it must be of one of the types: refuses with 422 {@code file-type-refused}, {@code
     * file-damaged} and {@code file-not-plain}. It must have been looked at before the transaction: what has come as the body of a
     * request was, as any {@link PaperType}; for all else see {@link Upload#look}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ConfidentialFile keep(Upload upload, Collection<? extends FileType> types, String place) {
        FileType type = upload.require(types);
        ConfidentialFile file = new ConfidentialFile(upload.id(), type.mediaType(), upload.size(), upload.sha256());
        WrappedKey key = envelope.wrap(upload.key(), place);
        entities.createNativeQuery("""
                        insert into confidential_file (id, place, media_type, size, sha256, key_id, wrapped_key, kept_at)
                        values (:id, :place, :type, :size, :hash, :key, :wrapped, :time)""")
                .setParameter("id", file.id())
                .setParameter("place", place)
                .setParameter("type", file.mediaType())
                .setParameter("size", file.size())
                .setParameter("hash", file.sha256())
                .setParameter("key", key.keyId())
                .setParameter("wrapped", key.wrappedKey())
                .setParameter("time", time.now())
                .executeUpdate();
        keepParts(upload);
        return file;
    }

    private void keepParts(Upload upload) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into confidential_file_part (file_id, part, content) values (?, ?, ?)")) {
            FileChannel sealed = upload.sealed();
            for (int part = 0; (long) part * PART < sealed.size(); part++) {
                int length = (int) Math.min(PART, sealed.size() - (long) part * PART);
                byte[] content = new byte[length];
                Disguise.read(sealed, (long) part * PART, length).get(content);
                insert.setObject(1, upload.id());
                insert.setInt(2, part);
                insert.setBytes(3, content);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A file could not be kept", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of files without opening them, by id. */
    @Transactional
    public Map<UUID, ConfidentialFile> describe(Collection<UUID> ids) {
        List<?> rows = entities.createNativeQuery(
                        "select id, media_type, size, sha256 from confidential_file where id in (:ids)", Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        Map<UUID, ConfidentialFile> files = new TreeMap<>();
        for (Object row : rows) {
            Tuple file = (Tuple) row;
            UUID id = file.get("id", UUID.class);
            files.put(
                    id,
                    new ConfidentialFile(
                            id,
                            file.get("media_type", String.class),
                            file.get("size", Number.class).longValue(),
                            file.get("sha256", String.class)));
        }
        return files;
    }

    /**
     * Opens a file for the caller to be shown, and says so in the audit. What it holds is read afterwards, outside of the
     * transaction. Throws {@link IllegalStateException} if it was not kept for this place.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public FileContent open(UUID id, String place) {
        Tuple row = (Tuple) entities.createNativeQuery("""
                        select media_type, size, sha256, key_id, wrapped_key,
                          (select coalesce(sum(octet_length(content)), 0) from confidential_file_part where file_id = id) as sealed
                        from confidential_file where id = :id""", Tuple.class)
                .setParameter("id", id)
                .getSingleResult();
        ConfidentialFile file = new ConfidentialFile(
                id,
                row.get("media_type", String.class),
                row.get("size", Number.class).longValue(),
                row.get("sha256", String.class));
        WrappedKey key = new WrappedKey(row.get("key_id", String.class), row.get("wrapped_key", byte[].class));
        long sealed = row.get("sealed", Number.class).longValue();
        StreamingAead opened;
        try {
            opened = Upload.aead(envelope.unwrap(key, place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file does not open at " + place, e);
        }
        reads.shown(file, id);
        return new FileContent(file, opened, () -> new SealedParts(sealed, PART, part -> part(id, part)));
    }

    private byte[] part(UUID file, int part) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select content from confidential_file_part where file_id = ? and part = ?")) {
            query.setObject(1, file);
            query.setInt(2, part);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new FileAwayException(e);
        }
    }

    /** Moves the keys of files under the current key of the configuration. */
    @Scheduled(
            every = "${qingfeng.files.key-rotation}",
            delayed = "1m",
            identity = "rotate-file-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void rotate() {
        int moved;
        do {
            moved = QuarkusTransaction.requiringNew().call(this::moveSome);
        } while (moved == AT_ONCE);
    }

    private int moveSome() {
        List<?> rows = entities.createNativeQuery("""
                        select id, place, key_id, wrapped_key from confidential_file where key_id <> :current
                        order by id limit :rows for update skip locked""", Tuple.class)
                .setParameter("current", envelope.currentKey())
                .setParameter("rows", AT_ONCE)
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
}
