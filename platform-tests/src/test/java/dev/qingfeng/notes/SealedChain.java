package dev.qingfeng.notes;

import dev.qingfeng.platform.testing.Database;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The chain of seals as decision 0063 has it, computed by nothing of the service: as an auditor would, or a forger. */
final class SealedChain {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private SealedChain() {}

    /** In hexadecimal. */
    record Link(String contentHash, String hash) {}

    /** What a seal should hold, given the one before it and the rows. */
    static Link link(String service, long number) {
        try (Connection connection = Database.superuser();
                PreparedStatement query =
                        connection.prepareStatement("select s.after_position, s.last_position, s.row_count,"
                                + " p.hash from audit_seal s left join audit_seal p on p.number = s.number - 1"
                                + " where s.number = ?")) {
            query.setLong(1, number);
            try (ResultSet seal = query.executeQuery()) {
                seal.next();
                byte[] content = rows(connection, seal.getLong(1), seal.getLong(2));
                SealedChain sealed = new SealedChain();
                sealed.text("qingfeng audit seal 1");
                sealed.text(service);
                sealed.number(number);
                sealed.number(seal.getLong(1));
                sealed.number(seal.getLong(2));
                sealed.number(seal.getLong(3));
                sealed.bytes(content);
                sealed.bytes(seal.getBytes(4));
                return new Link(
                        HexFormat.of().formatHex(content), HexFormat.of().formatHex(sealed.sha256()));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the seals fit the rows again, as the owner of the database can. */
    static void writeAnew(String service) {
        Database.execute("alter table audit_seal drop constraint audit_seal_chain");
        long last = Database.number("select max(number) from audit_seal");
        for (long number = 1; number <= last; number++) {
            Database.execute(
                    "update audit_seal s set previous_hash = (select hash from audit_seal p where p.number = s.number - 1)"
                            + " where number = ?",
                    number);
            Link link = link(service, number);
            Database.execute(
                    "update audit_seal set content_hash = decode(?, 'hex'), hash = decode(?, 'hex') where number = ?",
                    link.contentHash(),
                    link.hash(),
                    number);
        }
        Database.execute("alter table audit_seal add constraint audit_seal_chain"
                + " foreign key (previous_number, previous_hash, after_position)"
                + " references audit_seal (number, hash, last_position)");
    }

    private static byte[] rows(Connection connection, long after, long last) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select position,"
                + " floor(extract(epoch from occurred_at))::bigint,"
                + " (extract(microseconds from occurred_at)::bigint % 1000000) * 1000,"
                + " actor, operation, action, record_type, record_id, digest_before, digest_after, trace_id"
                + " from audit_entry where position > ? and position <= ? order by position")) {
            query.setLong(1, after);
            query.setLong(2, last);
            SealedChain rows = new SealedChain();
            rows.text("qingfeng audit rows 1");
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.number(row.getLong(1));
                    rows.number(row.getLong(2));
                    rows.number(row.getLong(3));
                    for (int column = 4; column <= 11; column++) {
                        rows.text(row.getString(column));
                    }
                }
            }
            return rows.sha256();
        }
    }

    private void number(long number) {
        written.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private void text(@Nullable String text) {
        bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte @Nullable [] bytes) {
        written.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .array());
        if (bytes != null) {
            written.writeBytes(bytes);
        }
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(written.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
