package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
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
        assertThat(both.lacking(SIX, List.of(file("aa")))).containsExactly("COUNT");
        assertThat(both.lacking(SIX, List.of(file("aa"), piece(EvidenceKind.COUNT, 40))))
                .isEmpty();
    }

    @Test
    void aFileIsThereAndCountsOnce() {
        RequiredEvidence two = required("6:FILE:2");
        KeptEvidence one = file("aa");
        assertThat(two.lacking(SIX, List.of(one, piece(EvidenceKind.FILE, null))))
                .containsExactly("FILE");
        assertThat(two.lacking(SIX, List.of(one, file("aa")))).containsExactly("FILE");
        assertThat(two.lacking(SIX, List.of(one, file("bb")))).isEmpty();
        RequiredEvidence records = required("6:RECORD:2");
        KeptEvidence shown = new KeptEvidence(EvidenceKind.RECORD, "17", null, UUID.randomUUID(), "aa");
        assertThat(records.lacking(SIX, List.of(shown, shown))).containsExactly("RECORD");
        assertThat(records.lacking(SIX, List.of(shown, piece(EvidenceKind.RECORD, null))))
                .isEmpty();
    }

    @Test
    void aRecordThatIsNamedTwiceIsOne() {
        RequiredEvidence two = required("6:RECORD:2");
        KeptEvidence one = piece(EvidenceKind.RECORD, null);
        assertThat(two.lacking(SIX, List.of(one, new KeptEvidence(EvidenceKind.RECORD, " 17 ", null, null, null))))
                .containsExactly("RECORD");
        assertThat(two.lacking(SIX, List.of(one, new KeptEvidence(EvidenceKind.RECORD, "18", null, null, null))))
                .isEmpty();
    }

    /** Each uploaded by itself, whatever it holds. */
    private static KeptEvidence file(String sha256) {
        return new KeptEvidence(EvidenceKind.FILE, "17", null, UUID.randomUUID(), sha256);
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
