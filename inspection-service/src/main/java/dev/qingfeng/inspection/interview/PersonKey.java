package dev.qingfeng.inspection.interview;

import com.ibm.icu.text.Transliterator;
import dev.qingfeng.platform.confidential.KeyedHash;
import java.text.Normalizer;
import java.util.Locale;

/**
 * By what somebody without a staff number is known again, however their name and organisation were written down: letters and
 * digits alone, of one width and one kind of characters. It is kept as a keyed hash.
 */
final class PersonKey {

    private static final String PURPOSE = "interviewee";
    private static final char SEPARATOR = '\u001f';

    private PersonKey() {}

    /** In hexadecimal. */
    static String of(String name, String organisation, KeyedHash hash) {
        return hash.of(PURPOSE, fold(name) + SEPARATOR + fold(organisation));
    }

    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        // Of marks alone nothing would be left, and all such names would be one.
        return letters.isEmpty() ? plain.strip() : Simplified.LETTERS.transliterate(letters);
    }

    /** Loaded for the first name, not with the service. */
    private static final class Simplified {
        private static final Transliterator LETTERS = Transliterator.getInstance("Traditional-Simplified");
    }
}
