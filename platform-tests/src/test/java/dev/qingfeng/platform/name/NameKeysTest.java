package dev.qingfeng.platform.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTest {

    @ParameterizedTest
    @CsvSource({
        "張偉, 张伟, zw, zhangwei",
        "张伟, 张伟, zw, zhangwei",
        "歐陽曉明, 欧阳晓明, oyxm, ouyangxiaoming",
        "呂布, 吕布, lb, lvbu",
        "買買提·艾力, 买买提艾力, mmtal, maimaitiaili",
        "' 王  小　明 ', 王小明, wxm, wangxiaoming",
        "John Wang, johnwang, j, johnwang",
        "某㐂, 某㐂, m㐂, mou㐂",
        "·, '', '', ''",
    })
    void aNameIsFoundHoweverItWasWrittenDown(String name, String folded, String initials, String pinyin) {
        assertThat(NameKeys.of(name)).isEqualTo(new NameKeys(folded, initials, pinyin));
    }

    @ParameterizedTest
    @CsvSource({
        "單雄, shanxiong",
        "曾國藩, zengguofan",
        "查良, zhaliang",
        "區志強, ouzhiqiang",
        "解縉, xiejin",
        "尉遲恭, yuchigong",
        "万俟卨, moqixie",
        "長孫無忌, zhangsunwuji",
        "單于, chanyu",
        "澹臺明, tantaiming",
    })
    void aSurnameIsReadAsOne(String name, String pinyin) {
        assertThat(NameKeys.of(name).pinyin()).isEqualTo(pinyin);
    }

    @ParameterizedTest
    @CsvSource({"任長霞, renchangxia", "任长霞, renchangxia", "李乾坤, liqiankun", "王著, wangzhu"})
    void aCharacterThatSimplifiedTextsUseTooIsReadAsItIs(String name, String pinyin) {
        assertThat(NameKeys.of(name).pinyin()).isEqualTo(pinyin);
    }

    @Test
    void whatIsTypedIsFoldedLikeTheName() {
        assertThat(NameSearch.of("ＺＷ").text()).isEqualTo("zw");
        assertThat(NameSearch.of("張 偉%_").text()).isEqualTo("张伟");
        assertThat(NameSearch.of("Zhāng").text()).isEqualTo("zhang");
        assertThat(NameSearch.of("Lü Bu").text()).isEqualTo("lvbu");
        assertThat(NameSearch.of("José").text()).isEqualTo(NameKeys.of("José").pinyin());
    }
}
