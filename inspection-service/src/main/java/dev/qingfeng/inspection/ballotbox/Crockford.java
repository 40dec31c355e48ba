package dev.qingfeng.inspection.ballotbox;

import java.text.Normalizer;
import java.util.Locale;

/** Crockford's base 32, which people write down and type in: five bits in a character, and none that is taken for another. */
final class Crockford {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    private Crockford() {}

    /** The first bits of these bytes, five in each character. */
    static String write(byte[] bytes, int characters) {
        StringBuilder written = new StringBuilder(characters);
        for (int bit = 0; bit < characters * BITS; bit += BITS) {
            int value = 0;
            for (int i = bit; i < bit + BITS; i++) {
                value = value << 1 | (i < bytes.length * 8 ? bytes[i / 8] >> (7 - i % 8) & 1 : 0);
            }
            written.append(character(value));
        }
        return written.toString();
    }

    /** What {@link #write} was given; bits beyond the last character are 0. All characters must have a value. */
    static byte[] bytes(CharSequence written, int length) {
        byte[] bytes = new byte[length];
        for (int bit = 0; bit < Math.min(written.length() * BITS, length * 8); bit++) {
            int value = value(written.charAt(bit / BITS)) >> (BITS - 1 - bit % BITS) & 1;
            bytes[bit / 8] = (byte) (bytes[bit / 8] | value << (7 - bit % 8));
        }
        return bytes;
    }

    /**
     * As somebody typed it: in any case and width, with dashes or blanks, and with the letters that Crockford reads as digits. What is
     * left may still hold characters of no value.
     */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[-\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    static char character(int value) {
        return ALPHABET.charAt(value);
    }

    /** 0 to 31, or -1 if it has none. */
    static int value(char character) {
        return ALPHABET.indexOf(character);
    }

    /** In groups of four, as it is printed. */
    static String grouped(String characters, String between) {
        return characters.replaceAll("(.{4})(?=.)", "$1" + between);
    }
}
