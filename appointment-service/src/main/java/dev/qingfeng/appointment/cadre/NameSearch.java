package dev.qingfeng.appointment.cadre;

/**
 * A name or a part of one, as somebody types it who looks for a person: characters, simplified or traditional, from
 * anywhere in the name; or its pinyin from the beginning, in initials or in full.
 *
 * @param text what is compared; nobody is meant by an empty one
 */
record NameSearch(String text) {

    static NameSearch of(String typed) {
        String folded = NameKeys.fold(typed);
        return new NameSearch(isInCharacters(folded) ? folded : NameKeys.plain(folded));
    }

    /** What holds for a cadre {@code c} who is meant, with {@link #text()} as the parameter {@code ?3}. */
    String condition() {
        return isInCharacters(text)
                // The array is indexed; the order of the characters is not in it.
                ? "cast(sql('string_to_array(?, null) @> string_to_array(?, null)', c.nameKeys.folded, ?3) as boolean) = true"
                        + " and c.nameKeys.folded like concat('%', ?3, '%')"
                : "(c.nameKeys.initials like concat(?3, '%') or c.nameKeys.pinyin like concat(?3, '%')) and ?3 <> ''";
    }

    private static boolean isInCharacters(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
