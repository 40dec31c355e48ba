package dev.qingfeng.platform.audit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a batch of audit rows: those above the last position of the seal before, up to its own.
 *
 * @param after last position of the seal before, 0 of the first
 * @param content hash of the rows
 * @param previous hash of the seal before; null of the first
 * @param hash covers all of this
 * @param epoch of the database when it was sealed; the one thing that no hash covers
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by what they hold, where they are compared.
record Seal(
        long number,
        long after,
        long last,
        long rows,
        byte[] content,
        byte @Nullable [] previous,
        byte[] hash,
        int epoch) {

    /** The next one after this one, of these rows; {@code before} is null for the first. */
    static Seal of(String service, @Nullable Seal before, Rows rows, int epoch) {
        long number = before == null ? 1 : before.number() + 1;
        long after = before == null ? 0 : before.last();
        byte[] previous = before == null ? null : before.hash();
        byte[] content = rows.hash();
        byte[] hash = hash(service, number, after, rows.last(), rows.count(), content, previous);
        return new Seal(number, after, rows.last(), rows.count(), content, previous, hash, epoch);
    }

    static Seal from(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getLong("after_position"),
                row.getLong("last_position"),
                row.getLong("row_count"),
                row.getBytes("content_hash"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"),
                row.getInt("epoch"));
    }

    /** Whether the hash is the one of what this seal says. */
    boolean isWhole(String service) {
        return Arrays.equals(hash, hash(service, number, after, last, rows, content, previous));
    }

    /** Whether this seal goes on where the other ends; null is the beginning. */
    boolean follows(@Nullable Seal before) {
        return before == null
                ? number == 1 && after == 0 && previous == null
                : number == before.number() + 1 && after == before.last() && Arrays.equals(previous, before.hash());
    }

    /** Whether these are the rows that were sealed. */
    boolean covers(Rows found) {
        return rows == found.count() && Arrays.equals(content, found.hash());
    }

    private static byte[] hash(
            String service, long number, long after, long last, long rows, byte[] content, byte @Nullable [] previous) {
        Canonical sealed = new Canonical("qingfeng audit seal 1");
        sealed.text(service);
        sealed.number(number);
        sealed.number(after);
        sealed.number(last);
        sealed.number(rows);
        sealed.bytes(content);
        sealed.bytes(previous);
        return sealed.hash();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Seal seal && number == seal.number && Arrays.equals(hash, seal.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /** Audit rows in the order of their positions, as they go into a hash: every column of every row. */
    static final class Rows {

        /** What {@link #add} reads; a test compares it with the table. */
        static final String COLUMNS = "position, occurred_at, actor, operation, action, record_type, record_id,"
                + " digest_before, digest_after, trace_id";

        private final Canonical rows = new Canonical("qingfeng audit rows 1");
        private long count;
        private long last;

        void add(ResultSet row) throws SQLException {
            last = row.getLong("position");
            count++;
            Instant time = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
            rows.number(last);
            rows.number(time.getEpochSecond());
            rows.number(time.getNano());
            for (String column : new String[] {
                "actor", "operation", "action", "record_type", "record_id", "digest_before", "digest_after", "trace_id"
            }) {
                rows.text(row.getString(column));
            }
        }

        long count() {
            return count;
        }

        /** Position of the last row; 0 without any. */
        long last() {
            return last;
        }

        /** Of the rows so far; none can be added afterwards. */
        byte[] hash() {
            return rows.hash();
        }
    }

    /** Writes values so that different ones never look alike: numbers in eight bytes, all else after its length. */
    private static final class Canonical {

        private static final int NONE = -1;

        private final MessageDigest digest;
        private final DataOutputStream out;
        private byte @Nullable [] hash;

        /** @param what is hashed, and in which form: another form has another word */
        Canonical(String what) {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            text(what);
        }

        void number(long number) {
            try {
                out.writeLong(number);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void text(@Nullable String text) {
            bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        }

        void bytes(byte @Nullable [] bytes) {
            try {
                out.writeInt(bytes == null ? NONE : bytes.length);
                if (bytes != null) {
                    out.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        byte[] hash() {
            byte[] made = hash == null ? digest.digest() : hash;
            hash = made;
            return made;
        }
    }
}
