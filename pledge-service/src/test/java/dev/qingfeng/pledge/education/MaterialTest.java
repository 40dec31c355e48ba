package dev.qingfeng.pledge.education;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialTest {

    private static final String HASH = "0".repeat(64);

    @Test
    void isWrittenWithWhatThereIsOfIt() {
        assertThat(new Material(MaterialKind.SLIDES, "課件", null, null).written())
                .isEqualTo("SLIDES;課件");
        assertThat(new Material(MaterialKind.VIDEO, "片", "https://example.org/a", HASH).written())
                .isEqualTo("VIDEO;片;https://example.org/a;" + HASH);
        assertThat(new Material(MaterialKind.VIDEO, "片", null, HASH).written()).isEqualTo("VIDEO;片;;" + HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLIDES;課件", "VIDEO;片;https://example.org/a", "OTHER;x y", "BOOKLET;手冊;;HASH"})
    void isReadAsItIsWritten(String form) {
        String written = form.replace("HASH", HASH);
        assertThat(written).matches(Material.IN_A_FILE);
        assertThat(Material.read(written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SLIDES",
                "SLIDES;",
                "SLIDES; ",
                "RUMOUR;x",
                "SLIDES;x;ftp://a",
                "SLIDES;x;;abc",
                "SLIDES;a|b"
            })
    void isRefusedInAnyOtherForm(String written) {
        assertThat(written).doesNotMatch(Material.IN_A_FILE);
    }
}
