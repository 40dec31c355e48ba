package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxManifestTest {

    private final BallotDigest a = digest("a");
    private final BallotDigest b = digest("b");

    private static BallotDigest digest(String sealed) {
        return BallotDigest.of(sealed.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aDigestIsTheSha256OfTheSealedBallot() {
        assertThat(digest("abc").hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba7816bf", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void whatIsNoDigestIsRefused(String hex) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new BallotDigest(hex));
    }

    /** {@code printf '%s\n' … | sort | sha256sum}. */
    @Test
    void itsHashIsThatOfTheSortedFile() {
        BoxManifest manifest = BoxManifest.of(List.of(a, b));
        assertThat(manifest.digests()).containsExactly(b, a);
        assertThat(manifest.text()).isEqualTo(b.hex() + "\n" + a.hex() + "\n");
        assertThat(manifest.sha256()).isEqualTo("e31b611bfa25cad7df113c6721feec788606f694069ced6d3d3f738a89d14e2a");
        assertThat(BoxManifest.of(List.of()).sha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theOrderInWhichTheBallotsWereCastTellsNothing() {
        List<BallotDigest> digests = new ArrayList<>(
                IntStream.range(0, 100).mapToObj(i -> digest("ballot " + i)).toList());
        BoxManifest manifest = BoxManifest.of(digests);
        Collections.shuffle(digests);
        assertThat(BoxManifest.of(digests)).isEqualTo(manifest);
    }

    @Test
    void aBallotThatIsInTheBoxTwiceIsFound() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> BoxManifest.of(List.of(a, b, a)))
                .withMessageContaining("twice");
    }

    @Test
    void everyBallotCounts() {
        assertThat(BoxManifest.of(List.of(a)).sha256())
                .isNotEqualTo(BoxManifest.of(List.of(b)).sha256())
                .isNotEqualTo(BoxManifest.of(List.of(a, b)).sha256());
    }
}
