package dev.qingfeng.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v7\"",
                "*",
                "\"v6\", \"v7\"",
                "\"v7\",\"v8\"",
                "  \"v7\"  ",
                "\"v7-0123456789abcdef0123456789abcdef\"",
                "\"v6\", \"v7-0123456789abcdef0123456789abcdef\""
            })
    void theCurrentTagMayPass(String header) {
        assertThatCode(() -> IfMatch.require(IfMatch.fromString(header), 7)).doesNotThrowAnyException();
    }

    /** If-Match compares strongly: a weak tag never matches. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v6\"",
                "\"v77\"",
                "W/\"v7\"",
                "v7",
                "",
                "\"\"",
                "\"v6\", W/\"v7\"",
                "\"*\"",
                "\"v7",
                "\"v6-0123456789abcdef0123456789abcdef\"",
                "\"v77-0123456789abcdef0123456789abcdef\"",
                "W/\"v7-0123456789abcdef0123456789abcdef\"",
                "\"v7-0\"",
                "\"v7-0123456789abcdef0123456789abcdef",
                "\"-0123456789abcdef0123456789abcdef\""
            })
    void anyOtherTagIsStale(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.require(IfMatch.fromString(header), 7))
                .extracting(ProblemException::code)
                .isEqualTo(PlatformProblem.STALE_ENTITY_TAG);
    }

    @Test
    void withoutATagNothingIsChanged() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.require(null, 7))
                .extracting(ProblemException::code)
                .isEqualTo(PlatformProblem.ENTITY_TAG_REQUIRED);
    }
}
