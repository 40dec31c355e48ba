package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final String TEXT = "某月某日晚,有人逐戶送禮。";

    private final Envelope envelope = envelope("2026", Map.of("2026", key(1)));
    private final WrappedKey key = envelope.newKey("case/1");
    private final byte[] sealed = envelope.seal(key, "case/1", TEXT, "case/1/narrative");

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Envelope envelope(String current, Map<String, String> keys, String... former) {
        return new Envelope(new ConfidentialConfig() {
            @Override
            public Map<String, String> keys() {
                return keys;
            }

            @Override
            public String currentKey() {
                return current;
            }

            @Override
            public Optional<Set<String>> formerKeys() {
                return Optional.of(Set.of(former));
            }

            @Override
            public String hashKey() {
                return key(0);
            }
        });
    }

    @Test
    void whatIsSealedOpensAgainAndShowsNothing() {
        assertThat(envelope.open(key, "case/1", sealed, "case/1/narrative")).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("送禮");
    }

    @Test
    void sealedTwiceItDiffers() {
        assertThat(envelope.seal(key, "case/1", TEXT, "case/1/narrative")).isNotEqualTo(sealed);
    }

    @Test
    void aTextDoesNotOpenAtAnotherPlace() {
        assertThatThrownBy(() -> envelope.open(key, "case/1", sealed, "case/2/narrative"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyDoesNotOpenAtAnotherPlace() {
        assertThatThrownBy(() -> envelope.open(key, "case/2", sealed, "case/1/narrative"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eachCaseHasAKeyOfItsOwn() {
        WrappedKey other = envelope.newKey("case/1");
        assertThatThrownBy(() -> envelope.open(other, "case/1", sealed, "case/1/narrative"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] changed = sealed.clone();
        changed[changed.length - 1]++;
        assertThatThrownBy(() -> envelope.open(key, "case/1", changed, "case/1/narrative"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theWrappingKeyCanBeReplacedAndTheFormerOneTakenAway() {
        Envelope both = envelope("2027", Map.of("2026", key(1), "2027", key(2)));
        WrappedKey moved = both.rewrap(key, "case/1");
        assertThat(moved.keyId()).isEqualTo("2027");
        Envelope later = envelope("2027", Map.of("2027", key(2)));
        assertThat(later.open(moved, "case/1", sealed, "case/1/narrative")).isEqualTo(TEXT);
        assertThatThrownBy(() -> later.open(key, "case/1", sealed, "case/1/narrative"))
                .hasMessageContaining("2026");
    }

    @Test
    void withoutItsKeyTheServiceDoesNotStart() {
        Map<String, String> keys = Map.of("2026", key(1));
        assertThatThrownBy(() -> envelope("2027", keys)).hasMessageContaining("2027");
        Map<String, String> weak = Map.of("2026", "c2hvcnQ=");
        assertThatThrownBy(() -> envelope("2026", weak)).hasMessageContaining("32 bytes");
    }

    @Test
    void aFormerKeyIsThereAndNotTheCurrentOne() {
        Map<String, String> keys = Map.of("2026", key(1), "2027", key(2));
        assertThat(envelope("2027", keys, "2026").formerKeys()).containsExactly("2026");
        assertThatThrownBy(() -> envelope("2027", keys, "2025")).hasMessageContaining("2025");
        assertThatThrownBy(() -> envelope("2027", keys, "2027")).hasMessageContaining("a former one");
    }
}
