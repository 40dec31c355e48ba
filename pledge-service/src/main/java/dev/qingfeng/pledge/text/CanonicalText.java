package dev.qingfeng.pledge.text;

import dev.qingfeng.platform.web.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * The one form of a text that is hashed: Unicode NFC, lines ended by LF, no blanks around it. Anyone can compute the hash again
 * from the text as the API shows it; {@code docs/pledge-texts.md} says how.
 */
public record CanonicalText(String zhHans, String zhHant, String en) {

    private static final String BETWEEN_LANGUAGES = "\n\n";

    /** Brings each language into the canonical form. */
    public CanonicalText {
        zhHans = canonical(zhHans);
        zhHant = canonical(zhHant);
        en = canonical(en);
    }

    public String in(Language language) {
        return switch (language) {
            case ZH_HANS -> zhHans;
            case ZH_HANT -> zhHant;
            case EN -> en;
        };
    }

    /** SHA-256 in hexadecimal of zh-Hans, zh-Hant and en, in this order, with an empty line between them, in UTF-8. */
    public String hash() {
        try {
            byte[] text = String.join(BETWEEN_LANGUAGES, zhHans, zhHant, en).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }
}
