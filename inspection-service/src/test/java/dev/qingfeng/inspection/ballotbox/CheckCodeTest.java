package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCodeTest {

    private static final UUID ROUND = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private final KeyedHash hash = hash(1);

    private static KeyedHash hash(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new KeyedHash(new ConfidentialConfig() {
            @Override
            public Map<String, String> keys() {
                return Map.of();
            }

            @Override
            public String currentKey() {
                return "";
            }

            @Override
            public Optional<Set<String>> formerKeys() {
                return Optional.empty();
            }

            @Override
            public String hashKey() {
                return Base64.getEncoder().encodeToString(bytes);
            }
        });
    }

    @Test
    void isEightCharactersInTwoGroups() {
        CheckCode code = CheckCode.of(hash, ROUND, "7ZK19QWXB04T61HC1R5D");
        assertThat(code.characters()).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(code.text()).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void isTheSameForTheSameSlipAndNoOther() {
        CheckCode code = CheckCode.of(hash, ROUND, "7ZK19QWXB04T61HC1R5D");
        assertThat(CheckCode.of(hash, ROUND, "7ZK19QWXB04T61HC1R5D")).isEqualTo(code);
        assertThat(CheckCode.of(hash, ROUND, "7ZK19QWXB04T61HC1R5E")).isNotEqualTo(code);
        assertThat(CheckCode.of(hash, new UUID(0, 0), "7ZK19QWXB04T61HC1R5D")).isNotEqualTo(code);
        assertThat(CheckCode.of(hash(2), ROUND, "7ZK19QWXB04T61HC1R5D")).isNotEqualTo(code);
    }

    /** What is stored of a credential, without the round, is another hash: the list of codes does not lead to it, nor it to them. */
    @Test
    void isNoPartOfTheHashThatIsStoredOfTheCredential() {
        SecretCode credential = SecretCode.read("7ZK19-QWXB0-4T61H-C1R5D");
        byte[] stored = HexFormat.of().parseHex(credential.hash(hash, "ballot-slip"));
        String code = CheckCode.of(hash, ROUND, credential.characters()).characters();
        for (int from = 0; from + 5 <= stored.length; from++) {
            assertThat(Crockford.write(Arrays.copyOfRange(stored, from, stored.length), 8))
                    .as("from byte %d", from)
                    .isNotEqualTo(code);
        }
    }

    @Test
    void isAnotherForEachSlipOfAHall() {
        assertThat(IntStream.range(0, 5000)
                        .mapToObj(i -> CheckCode.of(hash, ROUND, "slip " + i))
                        .distinct())
                .hasSize(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7ZK1-0QWX", "7zk1 oqwx", " 7ZKl0QWX ", "７ＺＫ１－０ＱＷＸ"})
    void isReadHoweverItWasTyped(String typed) {
        assertThat(CheckCode.read(typed)).isEqualTo(new CheckCode("7ZK10QWX"));
    }

    @Test
    void doesNotShowItselfInALog() {
        assertThat(new CheckCode("7ZK10QWX").toString()).isEqualTo("CheckCode");
    }
}
