package dev.qingfeng.platform.name;

/**
 * A name or a part of one, as somebody types it who looks for a person: characters, simplified or traditional, from
 * anywhere in the name; or its pinyin from the beginning, in initials or in full.
 *
 * @param text what is compared; nobody is meant by an empty one
 */
public record NameSearch(String text) {

    /**
     * What is typed has a letter; without the class of letters, because clients check it too, and JavaScript knows that only with a flag.
     */
    public static final String WITH_A_LETTER = "[\\s\\S]*[^\\x00-\\x40\\x5B-\\x60\\x7B-\\xBF][\\s\\S]*";

    public static NameSearch of(String typed) {
        String folded = NameKeys.fold(typed);
        return new NameSearch(isInCharacters(folded) ? folded : NameKeys.plain(folded));
    }

    /**
     * What holds in JPQL for somebody who is meant.
     *
     * @param keys their {@link NameKeys}, such as {@code c.nameKeys}
     * @param parameter which has {@link #text()} as its value, such as {@code :name}
     */
    public String condition(String keys, String parameter) {
        return (isInCharacters(text)
                        // The array is indexed; the order of the characters is not in it.
                        ? "cast(sql('string_to_array(?, null) @> string_to_array(?, null)', KEYS.folded, TYPED) as boolean) = true"
                                + " and KEYS.folded like concat('%', TYPED, '%')"
                        : "(KEYS.initials like concat(TYPED, '%') or KEYS.pinyin like concat(TYPED, '%')) and TYPED <> ''")
                .replace("KEYS", keys)
                .replace("TYPED", parameter);
    }

    private static boolean isInCharacters(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
