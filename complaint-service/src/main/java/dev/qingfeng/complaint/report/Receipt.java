package dev.qingfeng.complaint.report;

import dev.qingfeng.platform.confidential.KeyedHash;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a reporter has in hand: 100 random bits in Crockford's base 32, shown once and kept as a keyed hash.
 *
 * @param characters without dashes; 20 if it is one of ours
 */
record Receipt(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;

    static Receipt random(SecureRandom random) {
        return new Receipt(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(place -> ALPHABET.substring(place, place + 1))
                .collect(Collectors.joining()));
    }

    /** As somebody wrote it down: in any case, with dashes or blanks, and with the letters that Crockford reads as digits. */
    static Receipt read(String written) {
        return new Receipt(written.toUpperCase(Locale.ROOT)
                .replaceAll("[-\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** By which the report is found: nobody can tell from the time of a search how much of a wrong receipt was right. */
    String hash(KeyedHash hash) {
        return hash.of("receipt", characters);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Receipt";
    }
}
