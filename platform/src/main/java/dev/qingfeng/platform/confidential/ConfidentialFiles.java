package dev.qingfeng.platform.confidential;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.web.RecordedTime;
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
import java.util.function.Function;
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

    /** Instead of the id of a key of the configuration: the key of a case wraps the file's, and moves by itself. */
    static final String OF_A_CASE = "";

    private final EntityManager entities;
    private final DataSource database;
    private final Envelope envelope;
    private final KeyedHash hash;
    private final AuditedReads reads;
    private final RecordedTime time;

    ConfidentialFiles(
            EntityManager entities,
            DataSource database,
            Envelope envelope,
            KeyedHash hash,
            AuditedReads reads,
            RecordedTime time) {
        this.entities = entities;
        this.database = database;
        this.envelope = envelope;
        this.hash = hash;
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
        return keep(upload, file, envelope.wrap(upload.key(), place), place);
    }

    /**
     * The same for a file of a case: its key is wrapped under the case's, so that it ends with that one. Its hash is keyed, and another
     * at each place: who has a copy of a file cannot find out that the case has it too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ConfidentialFile keep(Upload upload, Collection<? extends FileType> types, String place, CaseKey ofTheCase) {
        FileType type = upload.require(types);
        ConfidentialFile file = new ConfidentialFile(
                upload.id(), type.mediaType(), upload.size(), hash.of("file/" + place, upload.sha256()));
        WrappedKey key = new WrappedKey(OF_A_CASE, envelope.wrap(upload.key(), ofTheCase, place));
        return keep(upload, file, key, place);
    }

    private ConfidentialFile keep(Upload upload, ConfidentialFile file, WrappedKey key, String place) {
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
        return open(id, key -> envelope.unwrap(key, place));
    }

    /** The same for a file of a case; throws {@link IllegalStateException} also if it was kept for another case. */
    @Transactional(Transactional.TxType.MANDATORY)
    public FileContent open(UUID id, String place, CaseKey ofTheCase) {
        return open(id, key -> envelope.unwrap(key.wrappedKey(), ofTheCase, place));
    }

    private FileContent open(UUID id, Function<WrappedKey, KeysetHandle> unwrapped) {
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
            opened = Upload.aead(unwrapped.apply(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file does not open", e);
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
}
