package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.replay.Replay;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dossiers elsewhere learn of each released round who stood in it, and of no other round, and of nothing that was voted. */
@QuarkusTest
class ReleasedRoundTopicTest {

    private final CityOfTests city = new CityOfTests();

    @Inject
    Replay replay;

    @BeforeEach
    void inspect() {
        city.founded().inField();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static List<PublishedEvent> told(PublishedEvents rounds, CountedRoundOfTests round) {
        return rounds.untilNow().stream()
                .filter(event -> event.key().equals(round.id.toString()))
                .toList();
    }

    @Test
    void itTellsWhoStoodInTheRoundEachOnceAndNothingThatWasVoted() {
        UUID first = city.knownCadre("60");
        UUID second = city.knownCadre("61");
        CountedRoundOfTests round =
                new CountedRoundOfTests(city, city.town, List.of(second, first), List.of(first, city.secretary));
        Instant before = Instant.now().minusMillis(1);
        round.certify().statusCode(200);
        try (PublishedEvents rounds = PublishedEvents.on("qingfeng.inspection.released-rounds.v1")) {
            PublishedEvent told = rounds.await(event -> event.key().equals(round.id.toString()));
            assertThat(told.type()).isEqualTo("dev.qingfeng.inspection.released-round.v1");
            assertThat(told.json().fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "roundId",
                            "meetingId",
                            "inspectionId",
                            "cycleId",
                            "unitId",
                            "purpose",
                            "candidateIds",
                            "releasedAt");
            assertThat(told.json().required("candidateIds"))
                    .extracting(id -> UUID.fromString(id.asText()))
                    .containsExactlyElementsOf(
                            Stream.of(first, second, city.secretary).sorted().toList());
            assertThat(told.json().required("unitId").asText()).isEqualTo(city.town.toString());
            assertThat(told.json().required("purpose").asText()).isEqualTo("DEMOCRATIC_RECOMMENDATION");
            assertThat(Instant.parse(told.json().required("releasedAt").asText()))
                    .isBetween(before, Instant.now());
            assertThat(told.payload()).doesNotContain("某某", "镇长", "question");
        }
    }

    @Test
    void aRoundAboutNobodyIsToldWithoutCandidates() {
        CountedRoundOfTests round = new CountedRoundOfTests(city, city.town);
        round.certify().statusCode(200);
        try (PublishedEvents rounds = PublishedEvents.on("qingfeng.inspection.released-rounds.v1")) {
            assertThat(rounds.await(event -> event.key().equals(round.id.toString()))
                            .json()
                            .required("candidateIds"))
                    .isEmpty();
        }
    }

    @Test
    void aReplayTellsAgainWhatIsReleasedAndNothingElse() throws InterruptedException {
        CountedRoundOfTests released = new CountedRoundOfTests(city, city.town, List.of(city.secretary));
        released.certify().statusCode(200).body("state", equalTo("CERTIFIED"));
        CountedRoundOfTests counted;
        try (CityOfTests other = new CityOfTests()) {
            other.founded().inField();
            counted = new CountedRoundOfTests(other, other.town, List.of(other.secretary));
        }
        try (PublishedEvents rounds = PublishedEvents.on("qingfeng.inspection.released-rounds.v1")) {
            rounds.await(event -> event.key().equals(released.id.toString()));
            replay.begin();
            replay.resume();
            assertThat(Database.number("select count(*) from replay")).isZero();
            List<PublishedEvent> told = rounds.await(2, event -> event.key().equals(released.id.toString()));
            assertThat(told.get(1).payload()).isEqualTo(told.get(0).payload());
            assertThat(told.get(1).version()).isEqualTo(told.get(0).version());
            assertThat(told(rounds, counted)).as("counted, and not released").isEmpty();
        }
    }
}
