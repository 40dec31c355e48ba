package dev.qingfeng.appointment.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A post is filled by appointment or by election. */
@QuarkusTest
class WayOfFillingTest {

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    private String filledBy(String kind) {
        return city.as("auditor")
                .get("/appointment/v1/posts?limit=500")
                .path("items.find { it.kind == '%s' }.filledBy".formatted(kind));
    }

    @Test
    void headsOfGovernmentAreElectedWhereNothingElseIsSaid() {
        city.send("posts", "", "unitPath,kind,quota\n" + city.town + ",HEAD_OF_GOVERNMENT,1\n")
                .statusCode(200);

        assertThat(filledBy("HEAD_OF_GOVERNMENT")).isEqualTo("ELECTION");
        assertThat(filledBy("PARTY_SECRETARY")).isEqualTo("APPOINTMENT");
    }

    @Test
    void aFileSaysHowAPostIsFilledAndWhoeverKnowsToo() {
        try (PublishedEvents posts = PublishedEvents.on("qingfeng.registry.posts.v1")) {
            city.send("posts", "", "unitPath,kind,quota,filledBy\n" + city.town + ",PARTY_SECRETARY,1,ELECTION\n")
                    .statusCode(200)
                    .body("changed", equalTo(1));
            assertThat(filledBy("PARTY_SECRETARY")).isEqualTo("ELECTION");
            String id = city.as("auditor")
                    .get("/appointment/v1/posts?limit=500")
                    .path("items.find { it.kind == 'PARTY_SECRETARY' }.id");
            assertThat(posts.await(event -> event.key().equals(id) && event.version() == 1)
                            .json()
                            .get("filledBy")
                            .asText())
                    .isEqualTo("ELECTION");
        }
        city.send("posts", "", "unitPath,kind,quota\n" + city.town + ",PARTY_SECRETARY,2\n")
                .statusCode(200);
        assertThat(filledBy("PARTY_SECRETARY")).as("left as it was").isEqualTo("ELECTION");
    }

    @Test
    void aPostIsFilledInNoOtherWay() {
        city.send("posts", "", "unitPath,kind,quota,filledBy\n" + city.town + ",PARTY_SECRETARY,1,LOTTERY\n")
                .statusCode(422)
                .body("errors.column", contains("filledBy"))
                .body("errors.code", contains("unknown-value"));
    }
}
