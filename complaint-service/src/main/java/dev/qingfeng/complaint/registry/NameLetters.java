package dev.qingfeng.complaint.registry;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Texts and names in the letters by which one is looked for in the other: simplified characters, without what may stand between them.
 * A key holds the first four of them, whole, so that two names with one key begin alike.
 */
public final class NameLetters {

    /** A name of one letter would be found in every text. */
    private static final int SHORTEST = 2;

    private static final int LONGEST_KEY = 4;

    private NameLetters() {}

    /** The letters alone: no spaces, dots, digits or punctuation. */
    public static String of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char letter = normal.charAt(i);
            if (Character.isLetter(letter) || Character.isSurrogate(letter)) {
                letters.append(Simplified.LETTERS[letter]);
            }
        }
        return letters.toString();
    }

    /** The key of a name that is given in its letters; 0 for one that is too short to be looked for. */
    public static long key(String letters) {
        return letters.length() < SHORTEST ? 0 : key(letters, 0, Math.min(LONGEST_KEY, letters.length()));
    }

    /** The keys of all names that could begin anywhere in a text that is given in its letters, each once. */
    public static long[] keysIn(String letters) {
        int last = letters.length();
        LongStream keys = LongStream.empty();
        for (int length = SHORTEST; length <= LONGEST_KEY; length++) {
            int each = length;
            keys = LongStream.concat(
                    keys, LongStream.rangeClosed(0, last - each).map(at -> key(letters, (int) at, each)));
        }
        return Arrays.stream(keys.toArray()).sorted().distinct().toArray();
    }

    private static long key(String letters, int from, int length) {
        long key = 0;
        for (int i = 0; i < length; i++) {
            key = key << Character.SIZE | letters.charAt(from + i);
        }
        return key;
    }

    /** Read once, character by character: to ask for each text anew would take longer than all else that is done with it. */
    private static final class Simplified {

        private static final char[] LETTERS = letters();

        private static char[] letters() {
            Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
            char[] letters = new char[Character.MAX_VALUE + 1];
            for (int letter = 0; letter < letters.length; letter++) {
                char own = (char) letter;
                letters[letter] = own;
                if (Character.isIdeographic(own)) {
                    String other = simplified.transliterate(String.valueOf(own));
                    letters[letter] = other.length() == 1 ? other.charAt(0) : own;
                }
            }
            return letters;
        }
    }
}
