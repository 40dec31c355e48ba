package dev.qingfeng.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "en, EN",
        "EN-us, EN",
        "zh, ZH_HANS",
        "zh-CN, ZH_HANS",
        "zh-SG, ZH_HANS",
        "zh-Hans-HK, ZH_HANS",
        "zh-TW, ZH_HANT",
        "zh-HK, ZH_HANT",
        "zh-MO, ZH_HANT",
        "zh-Hant, ZH_HANT",
        "zh-Hant-CN, ZH_HANT"
    })
    void aRangeNamesALanguageOfOurs(String acceptLanguage, Language language) {
        assertThat(Language.fromString(acceptLanguage)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "'en;q=0.3, zh-TW;q=0.9', ZH_HANT",
        "'fr, de;q=0.9, en;q=0.1', EN",
        "'en;q=0, zh-HK', ZH_HANT",
        "'en, zh', EN"
    })
    void theHeaviestRangeThatWeHaveWins(String acceptLanguage, Language language) {
        assertThat(Language.fromString(acceptLanguage)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "*", "fr", "en;q=0", "!!", "en;q=much", ",,,", "zh_CN_bad-"})
    void whateverElseIsAskedForIsNoReasonToRefuse(String acceptLanguage) {
        assertThat(Language.fromString(acceptLanguage)).isEqualTo(Language.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void itsTagNamesIt(Language language) {
        assertThat(Language.fromString(language.tag())).isEqualTo(language);
    }

    @Test
    void noHeaderMeansTheDefault() {
        assertThat(Language.orDefault(null)).isEqualTo(Language.DEFAULT);
        assertThat(Language.orDefault(Language.EN)).isEqualTo(Language.EN);
    }
}
