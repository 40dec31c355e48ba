package dev.qingfeng.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPathTest {

    private final UnitPath town = UnitPath.parse("mingchuan.qingquan");

    @ParameterizedTest
    @ValueSource(strings = {"mingchuan.qingquan", "mingchuan.qingquan.farm", "mingchuan.qingquan.farm.office"})
    void aUnitCoversItselfAndWhatIsBelow(String path) {
        assertThat(town.covers(path)).isTrue();
    }

    /** Compared as text, the first of these would pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {"mingchuan.qingquanzhen", "mingchuan", "mingchuan.other", "qingquan", "x.mingchuan.qingquan", ""
            })
    void nothingElse(String path) {
        assertThat(town.covers(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", ".", "a.", ".a", "a..b", "A.b", "a b", "a.*", "a|b", "城", "a\n", "a.b\u0000"})
    void aClaimThatSaysNothingGrantsNothing(String claim) {
        refused(claim);
    }

    @Test
    void aPathHasTenLevelsOfFiftyCharactersAtTheMost() {
        String label = "x".repeat(50);
        String deepest = String.join(".", Collections.nCopies(10, label));
        assertThat(UnitPath.parse(deepest).value()).isEqualTo(deepest);
        refused(deepest + ".x");
        refused(label + "x");
    }

    private static void refused(String claim) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> UnitPath.parse(claim))
                .extracting(ProblemException::code)
                .isEqualTo(PlatformProblem.UNIT_SCOPE_MISSING);
    }
}
