package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.UUID;

/** People of a city who were entered twice. */
public final class MergesOfTests {

    final CityOfTests city;
    final String office;

    MergesOfTests() {
        this(new CityOfTests());
    }

    public MergesOfTests(CityOfTests city) {
        this.city = city;
        this.office = city.path + ".zuzhibu";
    }

    MergesOfTests founded() {
        city.founded();
        return this;
    }

    String person(String number, String unitPath) {
        return city.someone(number, unitPath);
    }

    ValidatableResponse cadres(String... rows) {
        return city.send("cadres", "", CityOfTests.CADRE_HEADER + String.join("", rows));
    }

    String number(String number) {
        return city.staffPrefix + "-" + number;
    }

    /** Also of one who is in no list any more. */
    UUID id(String number) {
        try (var connection = Database.superuser();
                var query = connection.prepareStatement("select id from cadre where staff_number = ?")) {
            query.setString(1, number(number));
            try (var found = query.executeQuery()) {
                assertThat(found.next()).as(number).isTrue();
                return found.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public ValidatableResponse merge(String survivor, String duplicate) {
        return merge("0", survivor, duplicate);
    }

    /** By the registry admin with this number. */
    ValidatableResponse merge(String by, String survivor, String duplicate) {
        return city.by(by, "registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"duplicateId\":\"%s\",\"duplicateTag\":\"*\",\"reason\":\"重複登記\"}".formatted(id(duplicate)))
                .post("/appointment/v1/cadres/" + id(survivor) + "/merge")
                .then();
    }

    ValidatableResponse corrections(String number) {
        return city.as("auditor")
                .get("/appointment/v1/cadres/" + id(number) + "/corrections")
                .then()
                .statusCode(200);
    }
}
