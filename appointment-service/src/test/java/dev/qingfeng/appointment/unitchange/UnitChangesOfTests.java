package dev.qingfeng.appointment.unitchange;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.TransitionOfTests;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The city of a transition with another town, Donghe, and an office below its own. */
public final class UnitChangesOfTests {

    static final String LIST = "/appointment/v1/unit-changes";

    public final String east;
    final String office;
    private final TransitionOfTests transition;

    public UnitChangesOfTests(TransitionOfTests transition) {
        this.transition = transition;
        this.east = transition.city.path + ".donghe";
        this.office = transition.city.town + ".caizheng";
    }

    public void twoTowns() {
        units(east + ",東河鄉,TOWN", office + ",財政所,TOWN_DIRECT");
    }

    void units(String... lines) {
        transition
                .city
                .send("units", "", "path,name,kind\n" + String.join("\n", lines) + "\n")
                .statusCode(200);
    }

    public ValidatableResponse change(String path, String kind, String fields, String on) {
        return change(transition.unit(path), kind, fields, on);
    }

    ValidatableResponse change(UUID unit, String kind, String fields, String on) {
        return transition
                .as("registry-admin")
                .body(
                        "{\"unitId\": \"%s\", \"kind\": \"%s\", \"effectiveOn\": \"%s\", \"document\": \"明政發〔2026〕17號\"%s}"
                                .formatted(unit, kind, on, fields))
                .post(LIST)
                .then();
    }

    public String named(String name) {
        return ", \"name\": \"" + name + "\"";
    }

    public String into(String path) {
        return ", \"targetId\": \"%s\"".formatted(transition.unit(path));
    }

    /** The schedule looks too, so whoever comes first has done it when this returns. */
    public void awaitState(DueUnitChanges due, String id, String state, @Nullable String obstacle) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            due.carryOutDue();
            transition
                    .city
                    .as("auditor")
                    .get(LIST + "/" + id)
                    .then()
                    .body("state", equalTo(state), "obstacle", equalTo(obstacle));
        });
    }
}
