package dev.qingfeng.inspection.interview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is known again however they were written down. */
class PersonKeyTest {

    @ParameterizedTest
    @CsvSource({"張 偉, 张伟", "ＡＢＣ公司, abc 公司", "张·伟, 张伟", "東湖村（第2組）, 东湖村(第２组)"})
    void theSameInOtherCharactersIsTheSame(String one, String other) {
        assertThat(PersonKey.fold(one)).isEqualTo(PersonKey.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"张伟, 张玮", "一组, 二组"})
    void othersAreOthers(String one, String other) {
        assertThat(PersonKey.fold(one)).isNotEqualTo(PersonKey.fold(other));
    }

    @Test
    void namesOfMarksAloneAreNotAllOne() {
        assertThat(PersonKey.fold("—")).isNotEqualTo(PersonKey.fold("?")).isNotEmpty();
    }
}
