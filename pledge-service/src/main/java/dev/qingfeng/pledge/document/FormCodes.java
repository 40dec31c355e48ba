package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.confidential.KeyedHash;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the codes on printed forms. Each ends in a check that only this installation can make: what was misread, made
 * up or printed elsewhere is none of ours.
 */
@Singleton
public class FormCodes {

    /** Letters, digits and signs that make for a small code. */
    private static final Pattern CODE =
            Pattern.compile("(QF1:([0-9A-F]{32}):([0-9]{1,4}):([0-9]{1,3}):([0-9]{1,3}):)([0-9A-F]{10})");

    private static final int CHECK = 10;

    private final KeyedHash hash;

    FormCodes(KeyedHash hash) {
        this.hash = hash;
    }

    public String write(FormCode code) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(code.pledgeId().getMostSignificantBits())
                .putLong(code.pledgeId().getLeastSignificantBits())
                .array();
        String said = "QF1:%s:%d:%d:%d:"
                .formatted(HexFormat.of().withUpperCase().formatHex(id), code.textEdition(), code.page(), code.pages());
        return said + check(said);
    }

    /** Empty if it is none of ours. */
    public Optional<FormCode> read(String text) {
        Matcher code = CODE.matcher(text);
        if (!code.matches() || !check(code.group(1)).equals(code.group(6))) {
            return Optional.empty();
        }
        ByteBuffer id = ByteBuffer.wrap(HexFormat.of().parseHex(code.group(2)));
        return Optional.of(new FormCode(
                new UUID(id.getLong(), id.getLong()),
                Integer.parseInt(code.group(3)),
                Integer.parseInt(code.group(4)),
                Integer.parseInt(code.group(5))));
    }

    private String check(String said) {
        return hash.of("pledge-form", said).substring(0, CHECK).toUpperCase(Locale.ROOT);
    }
}
