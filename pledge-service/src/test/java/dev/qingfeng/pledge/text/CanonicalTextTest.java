package dev.qingfeng.pledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    private final CanonicalText text = new CanonicalText("我承诺\n严守纪律", "我承諾\n嚴守紀律", "I pledge to café");

    @Test
    void hashesAlikeWhateverTheLineEndsBlanksAndCompositionOfAccents() {
        assertThat(new CanonicalText("  我承诺\r\n严守纪律\n", "我承諾\r嚴守紀律", "I pledge to cafe\u0301 ").hash())
                .isEqualTo(text.hash());
    }

    @Test
    void hashesDifferentlyWhenOneCharacterDiffers() {
        assertThat(new CanonicalText("我承诺\n严守纪津", text.zhHant(), text.en()).hash())
                .isNotEqualTo(text.hash());
    }

    @Test
    void canBeHashedAgainByAnyone() {
        // printf '甲\n\n乙\n\nc' | sha256sum
        assertThat(new CanonicalText("甲", "乙", "c").hash())
                .isEqualTo("785f7b6535013e5c3d8434a9206fd55674757eda187c9deb30826f2a7d5b5625");
    }
}
