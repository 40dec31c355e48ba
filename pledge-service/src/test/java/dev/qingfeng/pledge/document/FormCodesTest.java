package dev.qingfeng.pledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code on paper is read back as it was written, and none that was misread or made up. */
@QuarkusTest
class FormCodesTest {

    private static final FormCode CODE =
            new FormCode(UUID.fromString("01980f2a-7c00-7000-8000-000000000008"), 3, 2, 12);

    @Inject
    FormCodes codes;

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(codes.write(CODE)).matches("[0-9A-Z:]{50,70}");
        assertThat(codes.read(codes.write(CODE))).contains(CODE);
    }

    @Test
    void noneOfItCanBeChanged() {
        String code = codes.write(CODE);
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == '1' ? '2' : '1';
            assertThat(codes.read(code.substring(0, i) + other + code.substring(i + 1)))
                    .as("place %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.org", "QF1:0:1:1:1:0"})
    void whatIsNoneIsNone(String text) {
        assertThat(codes.read(text)).isEmpty();
    }
}
