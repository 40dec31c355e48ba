package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each step needs its kinds of evidence, each as often as is set. */
class RequiredEvidenceTest {

    private static final Step SIX = Step.numbered(6);

    private static RequiredEvidence required(String... settings) {
        return new RequiredEvidence(
                Stream.of(settings).map(EvidenceRequirement::of).toList());
    }

    private static KeptEvidence piece(EvidenceKind kind, @Nullable Integer count) {
        return new KeptEvidence(kind, "17", count, null, null);
    }

    @Test
    void eachKindThatIsMissingIsNamed() {
        RequiredEvidence both = required("6:COUNT:40", "6:RECORD/FILE", "7:RECORD");
        assertThat(both.lacking(SIX, List.of())).containsExactly("COUNT", "RECORD/FILE");
        assertThat(both.lacking(SIX, List.of(piece(EvidenceKind.FILE, null)))).containsExactly("COUNT");
        assertThat(both.lacking(SIX, List.of(piece(EvidenceKind.FILE, null), piece(EvidenceKind.COUNT, 40))))
                .isEmpty();
    }

    @Test
    void whatIsCountedAddsUp() {
        RequiredEvidence forty = required("6:COUNT:40");
        assertThat(forty.lacking(SIX, List.of(piece(EvidenceKind.COUNT, 39)))).containsExactly("COUNT");
        assertThat(forty.lacking(SIX, List.of(piece(EvidenceKind.COUNT, 39), piece(EvidenceKind.COUNT, 1))))
                .isEmpty();
        assertThat(required("6:COUNT")
                        .lacking(SIX, List.of(piece(EvidenceKind.COUNT, null), piece(EvidenceKind.COUNT, 0))))
                .containsExactly("COUNT");
    }

    @Test
    void noStepIsWithoutAnyEvidence() {
        assertThat(required().lacking(SIX, List.of())).containsExactly("ANY");
        assertThat(required().lacking(SIX, List.of(piece(EvidenceKind.RECORD, null))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECORD", "11:RECORD", "0:RECORD", "1:PHOTO", "1:RECORD:0", "1:RECORD:x"})
    void aSettingThatSaysNothingSensibleIsRefused(String setting) {
        assertThatThrownBy(() -> EvidenceRequirement.of(setting)).isInstanceOf(IllegalArgumentException.class);
    }
}
