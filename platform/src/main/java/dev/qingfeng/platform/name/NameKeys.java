package dev.qingfeng.platform.name;

import com.ibm.icu.text.Transliterator;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a name is found by, however it was written down.
 *
 * @param folded the letters of the name and nothing else, in simplified characters and lower case
 * @param initials the first letter of each syllable's pinyin: zw for 張偉; ü is v, as it is typed; Latin letters that
 *     stand together count as one syllable
 * @param pinyin all syllables in one word, without tones: zhangwei
 */
@Embeddable
public record NameKeys(
        @Column(name = "name_folded") String folded,
        @Column(name = "name_initials") String initials,
        @Column(name = "name_pinyin") String pinyin) {

    // ICU reads a surname as one (單 shan, 曾 zeng), and these only as a whole.
    private static final Map<String, String> SURNAMES_OF_TWO =
            Map.of("尉迟", "yu chi", "万俟", "mo qi", "单于", "chan yu", "长孙", "zhang sun", "澹台", "tan tai");

    // What simplified texts are written in. 乾 and 著 are among it and are read as they are, not as 干 and 着.
    private static final Charset SIMPLIFIED_TEXTS = Charset.forName("GB2312");

    private static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator TO_PINYIN = Transliterator.getInstance("Han-Latin/Names");
    private static final Readings AT_THE_BEGINNING = new Readings("");
    private static final Readings INSIDE = new Readings("王");

    /** The keys of a name in Chinese characters, Latin letters or both. */
    public static NameKeys of(String name) {
        String[] syllables = syllables(letters(name)).trim().split(" +", -1);
        return new NameKeys(
                fold(name),
                Arrays.stream(syllables)
                        .flatMapToInt(syllable -> syllable.codePoints().limit(1))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()),
                String.join("", syllables));
    }

    /** What is compared of a name or of a part of one: no spaces and marks, one kind of characters. */
    static String fold(String text) {
        return TO_SIMPLIFIED.transliterate(letters(text));
    }

    /** Latin letters as they are typed: without tones and accents, and v for ü. */
    static String plain(String letters) {
        return Normalizer.normalize(letters, Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("\\p{M}", "");
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String syllables(String letters) {
        String surname = SURNAMES_OF_TWO.getOrDefault(TO_SIMPLIFIED.transliterate(beginning(letters, 2)), "");
        if (!surname.isEmpty()) {
            return surname + " " + readings(INSIDE, letters.substring(2));
        }
        String first = beginning(letters, 1);
        return readings(AT_THE_BEGINNING, first) + readings(INSIDE, letters.substring(first.length()));
    }

    private static String beginning(String letters, int characters) {
        return letters.codePoints()
                .limit(characters)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String readings(Readings readings, String letters) {
        return letters.codePoints()
                .mapToObj(letter -> Character.isIdeographic(letter)
                        ? " " + readings.of(letter) + " "
                        : plain(Character.toString(letter)))
                .collect(Collectors.joining());
    }

    /** How characters are read, each by itself if it has no reading; ICU takes its time, so it is asked once for each. */
    private static final class Readings {

        private final String before;
        private final Map<Integer, String> known = new ConcurrentHashMap<>();

        /** Of characters that stand behind these. */
        private Readings(String before) {
            this.before = before;
        }

        private String of(int character) {
            return known.computeIfAbsent(character, this::read);
        }

        private String read(int character) {
            String written = Character.toString(character);
            String common =
                    SIMPLIFIED_TEXTS.newEncoder().canEncode(written) ? written : TO_SIMPLIFIED.transliterate(written);
            String all = TO_PINYIN.transliterate(before + common);
            return plain(all.substring(all.lastIndexOf(' ') + 1));
        }
    }
}
