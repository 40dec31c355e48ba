package dev.qingfeng.appointment.cadre;

import com.ibm.icu.text.Transliterator;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
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
 * @param initials the first letter of each syllable's pinyin: zw for 張偉; ü is v, as it is typed
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

    private static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator TO_PINYIN = Transliterator.getInstance("Han-Latin/Names");
    private static final Readings AT_THE_BEGINNING = new Readings("");
    private static final Readings INSIDE = new Readings("王");

    /** The keys of a name in Chinese characters, Latin letters or both. */
    public static NameKeys of(String name) {
        String folded = fold(name);
        String[] syllables = syllables(folded).trim().split(" +", -1);
        return new NameKeys(
                folded,
                Arrays.stream(syllables)
                        .flatMapToInt(syllable -> syllable.codePoints().limit(1))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()),
                String.join("", syllables));
    }

    /** What is compared of a name or of a part of one: no spaces and marks, one kind of characters. */
    static String fold(String text) {
        String simplified = TO_SIMPLIFIED.transliterate(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return simplified.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static String syllables(String folded) {
        String surname = SURNAMES_OF_TWO.getOrDefault(folded.substring(0, Math.min(2, folded.length())), "");
        if (!surname.isEmpty()) {
            return surname + " " + readings(INSIDE, folded.substring(2));
        }
        int first = folded.offsetByCodePoints(0, folded.isEmpty() ? 0 : 1);
        return readings(AT_THE_BEGINNING, folded.substring(0, first)) + readings(INSIDE, folded.substring(first));
    }

    private static String readings(Readings readings, String characters) {
        return characters
                .codePoints()
                .mapToObj(character ->
                        Character.isIdeographic(character) ? " " + readings.of(character) + " " : latin(character))
                .collect(Collectors.joining());
    }

    private static String latin(int letter) {
        return withoutMarks(Character.toString(letter));
    }

    private static String withoutMarks(String syllable) {
        return Normalizer.normalize(syllable, Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("\\p{M}", "");
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
            String all = TO_PINYIN.transliterate(before + Character.toString(character));
            return withoutMarks(all.substring(all.lastIndexOf(' ') + 1));
        }
    }
}
