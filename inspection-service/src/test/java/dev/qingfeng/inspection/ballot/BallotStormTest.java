package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many try at once, each credential is good for one ballot; how fast that is, {@link BallotStormBenchmark} says. */
@QuarkusTest
class BallotStormTest {

    private static final int AT_ONCE = 20;

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void ofTwentyWhoCastWithEachOfAHundredCredentialsOneDoes() throws Exception {
        requireOneBallotEach(100);
    }

    @Test
    @Tag("full")
    void ofTwentyWhoCastWithEachOfAThousandCredentialsOneDoes() throws Exception {
        requireOneBallotEach(1_000);
    }

    private void requireOneBallotEach(int count) throws Exception {
        hall.come(HallOfTests.STAFF, count);
        String round = hall.round();
        List<String> credentials = hall.slips(round, count);
        hall.open(round, count).statusCode(200);
        List<String> codes = HallOfTests.codes(HallOfTests.positions(credentials.get(0)), "01");
        Tablets.Storm storm = Tablets.cast(
                credentials.stream()
                        .flatMap(credential -> Collections.nCopies(AT_ONCE, credential).stream())
                        .toList(),
                codes);
        assertThat(storm.answers()).containsEntry(204, (long) count).containsEntry(409, (long) count * (AT_ONCE - 1));
        UUID id = UUID.fromString(round);
        assertThat(Database.number("select count(*) from ballot where round_id = ?", id))
                .isEqualTo(count);
        assertThat(Database.number("select count(*) from ballot_slip where round_id = ? and state = 'USED'", id))
                .isEqualTo(count);
    }
}
