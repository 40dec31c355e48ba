package dev.qingfeng.complaint.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is found wherever it stands in a text, however it is written there. */
class NameLettersTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('一', '龥').ofMinLength(2).ofMaxLength(9);
    }

    @Property
    void whatBeginsSomewhereInATextIsAmongItsKeys(
            @ForAll String before, @ForAll("names") String name, @ForAll String after) {
        String text = NameLetters.of(before + name + after);
        assertThat(text).contains(NameLetters.of(name));
        assertThat(Arrays.binarySearch(NameLetters.keysIn(text), NameLetters.key(NameLetters.of(name))))
                .isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({"張偉國,听说张伟国送了礼", "张伟国,聽說張偉國送了禮", "王明,王 明收了钱", "王明,是王·明", "阿卜杜拉·買買提,反映阿卜杜拉买买提的问题", "欧阳修,「歐陽修」"})
    void scriptAndWhatStandsBetweenTheLettersDoNotHideAName(String name, String text) {
        String letters = NameLetters.of(text);
        assertThat(letters).contains(NameLetters.of(name));
        assertThat(NameLetters.keysIn(letters)).contains(NameLetters.key(NameLetters.of(name)));
    }

    @ParameterizedTest
    @CsvSource({"王明,王小明", "張三丰,張三", "李四,王五"})
    void whoIsNotNamedIsNotFound(String name, String text) {
        assertThat(NameLetters.of(text)).doesNotContain(NameLetters.of(name));
    }

    @ParameterizedTest
    @CsvSource({"王", "'·'"})
    void whatIsTooShortForANameIsLookedForNowhere(String name) {
        assertThat(NameLetters.keysIn(NameLetters.of("王王王王"))).doesNotContain(NameLetters.key(NameLetters.of(name)));
    }
}
