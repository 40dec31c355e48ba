package dev.qingfeng.platform.confidential;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody has in hand and nobody else: 100 random bits in Crockford's base 32, shown once and kept as a keyed hash.
 *
 * @param characters without dashes; 20 if it is one of ours
 */
public record SecretCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;

    public static SecretCode random(SecureRandom random) {
        return new SecretCode(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(place -> ALPHABET.substring(place, place + 1))
                .collect(Collectors.joining()));
    }

    /** As somebody wrote it down: in any case, with dashes or blanks, and with the letters that Crockford reads as digits. */
    public static SecretCode read(String written) {
        return new SecretCode(written.toUpperCase(Locale.ROOT)
                .replaceAll("[-\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /**
     * By which it is found: nobody can tell from the time of a search how much of a wrong one was right.
     *
     * @param purpose such as {@code receipt}: what is kept for one is not found for another
     */
    public String hash(KeyedHash hash, String purpose) {
        return hash.of(purpose, characters);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecretCode";
    }
}
