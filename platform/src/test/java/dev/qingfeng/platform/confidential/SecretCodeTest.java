package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCodeTest {

    @Test
    void isOneHundredRandomBits() {
        SecureRandom random = new SecureRandom();
        assertThat(Stream.generate(() -> SecretCode.random(random)).limit(1000).distinct())
                .hasSize(1000)
                .allSatisfy(code -> assertThat(code.characters()).matches("[0-9A-HJKMNP-TV-Z]{20}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7ZK19QWXB04T61HC1R5D",
                "7zk19qwxb04t61hc1r5d",
                "7ZK19-QWXB0-4T61H-C1R5D",
                " 7ZKI9 qwxbO 4t6lh cLr5d ",
            })
    void isReadHoweverItWasWrittenDown(String written) {
        assertThat(SecretCode.read(written).characters()).isEqualTo("7ZK19QWXB04T61HC1R5D");
    }

    @Test
    void doesNotShowItselfInALog() {
        assertThat(SecretCode.read("7ZK19QWXB04T61HC1R5D").toString()).doesNotContain("7ZK");
    }
}
