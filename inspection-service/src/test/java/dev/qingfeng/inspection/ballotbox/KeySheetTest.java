package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySheetTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final UUID roundId = UUID.randomUUID();
    private final KeySheet sheet = HolderKeyPair.generate(roundId, 2).sheet();
    private final String characters = sheet.text().replace("-", "");

    @Test
    void isSixteenGroupsOfFourThatBeginWithTheHolder() {
        assertThat(sheet.text()).matches("2[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{4}){15}");
        assertThat(sheet.lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).matches("[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){3}"));
        assertThat(String.join(" ", sheet.lines()).replace(' ', '-')).isEqualTo(sheet.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void tellsItsHolderItsRoundAndTheKey(int holder) {
        HolderKeyPair pair = HolderKeyPair.generate(roundId, holder);
        KeySheet read = KeySheet.read(pair.sheet().text());
        assertThat(read.holder()).isEqualTo(holder);
        assertThat(read.isOf(roundId)).isTrue();
        assertThat(read.isOf(UUID.randomUUID())).isFalse();
        assertThat(read.secret()).isEqualTo(pair.sheet().secret()).hasSize(32);
    }

    @Test
    void isReadHoweverItWasTyped() {
        List<String> typed = List.of(
                characters,
                sheet.text().toLowerCase(Locale.ROOT),
                "  " + String.join("\r\n", sheet.lines()) + "\n",
                characters.replace('0', 'O').replace('1', 'l'),
                characters.replace('0', 'o').replace('1', 'I'),
                fullWidth(characters));
        assertThat(typed)
                .allSatisfy(each -> assertThat(KeySheet.read(each).secret()).isEqualTo(sheet.secret()));
    }

    /** As an input method for Chinese may leave it. */
    private static String fullWidth(String characters) {
        StringBuilder wide = new StringBuilder();
        characters
                .chars()
                .forEach(character -> wide.append((char) (character + 0xFEE0)).append('\u3000'));
        return wide.toString();
    }

    @Test
    void everyWrongCharacterIsFoundAndItsLineTold() {
        for (int at = 0; at < 64; at++) {
            for (int i = 0; i < ALPHABET.length(); i++) {
                char wrong = ALPHABET.charAt(i);
                if (wrong != characters.charAt(at)) {
                    misread(characters.substring(0, at) + wrong + characters.substring(at + 1), at / 16 + 1);
                }
            }
        }
    }

    @Test
    void everyTwoCharactersThatChangedPlacesAreFound() {
        for (int one = 0; one < 63; one++) {
            for (int other = one + 1; other < 64; other++) {
                if (characters.charAt(one) != characters.charAt(other)) {
                    misread(swapped(one, other), one / 16 + 1);
                }
            }
        }
    }

    private String swapped(int one, int other) {
        StringBuilder swapped = new StringBuilder(characters);
        swapped.setCharAt(one, characters.charAt(other));
        swapped.setCharAt(other, characters.charAt(one));
        return swapped.toString();
    }

    @Test
    void linesThatChangedPlacesAreFound() {
        List<String> lines = sheet.lines();
        for (int one = 0; one < 4; one++) {
            for (int other = one + 1; other < 4; other++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, one, other);
                misread(String.join("\n", swapped), one + 1);
            }
        }
    }

    @Test
    void aCharacterTooFewOrTooManyIsFound() {
        for (int at = 0; at < 64; at++) {
            misread(characters.substring(0, at) + characters.substring(at + 1), 0);
            misread(characters.substring(0, at) + '7' + characters.substring(at), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "清風", "0", "🗳️"})
    void whatIsNoSheetIsRefused(String typed) {
        misread(typed, 0);
    }

    @Test
    void aCharacterOfNoValueIsFound() {
        for (String wrong : List.of("U", "u", "*", "風", "é")) {
            misread(characters.substring(0, 40) + wrong + characters.substring(41), 3);
        }
    }

    /** Two of them would, if they counted as any number at all. */
    @Test
    void charactersOfNoValueDoNotMakeUpForEachOther() {
        misread("2UU0 0000 0000 000W" + characters.substring(16), 1);
    }

    @Test
    void whatFollowsTheRulesOfTheLinesOnlyIsRefused() {
        misread(KeySheet.withChecks("1" + "0".repeat(59)), 0);
    }

    /** Under each of the 4,096 checks of all that there are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 31})
    void aSheetOfAHolderThatIsNoneIsRefused(int holder) {
        for (int check = 0; check < 1 << 12; check++) {
            ByteBuffer content = ByteBuffer.allocate(38).putInt(0, holder << 27).putShort(36, (short) (check << 4));
            misread(KeySheet.withChecks(Crockford.write(content.array(), 60)), 0);
        }
    }

    private static void misread(String typed, int line) {
        assertThatExceptionOfType(KeyMisreadException.class)
                .isThrownBy(() -> KeySheet.read(typed))
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[0-9A-Z]{4}"));
    }

    @Test
    void doesNotShowItselfInALog() {
        HolderKeyPair pair = HolderKeyPair.generate(roundId, 1);
        assertThat(pair.sheet().toString()).isEqualTo("KeySheet of holder 1");
        assertThat(pair.toString()).isEqualTo("HolderKeyPair of KeySheet of holder 1");
    }

    @Test
    void isWipedWhenClosed() {
        KeySheet read = KeySheet.read(sheet.text());
        read.close();
        assertThat(read.secret()).containsOnly(0);
        assertThat(sheet.secret()).isNotEqualTo(read.secret());
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(read::text);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(read::lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, -1})
    void thereAreThreeHolders(int holder) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HolderKeyPair.generate(roundId, holder));
    }
}
