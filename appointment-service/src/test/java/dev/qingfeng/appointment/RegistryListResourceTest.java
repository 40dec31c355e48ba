package dev.qingfeng.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list costs the same statements however long it is. */
@QuarkusTest
class RegistryListResourceTest {

    private final CityOfTests city = new CityOfTests();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units",
                "posts",
                "cadres",
                "kinships",
                "tenures",
                "annual-assessments",
                "wishes",
                "career-entries",
                "cycles",
                "cadres/duplicates",
                "calendars",
                "accounts"
            })
    void aListCostsTheSameStatementsHoweverLongItIs(String list) {
        fillEveryList();
        assertThat(statementsOf(list, 3)).isEqualTo(statementsOf(list, 1)).isPositive();
    }

    private void fillEveryList() {
        city.founded();
        String office = city.path + ".zuzhibu";
        city.send("posts", "", "unitPath,kind,quota\n" + office + ",STAFF,60\n").statusCode(200);
        StringBuilder cadres = new StringBuilder(CityOfTests.CADRE_HEADER);
        StringBuilder kinships = new StringBuilder("staffNumber,kinStaffNumber,relation\n");
        for (int i = 1; i <= 4; i++) {
            cadres.append(city.someone(Integer.toString(i), office));
            kinships.append(i == 4 ? "" : "%1$s-%2$d,%1$s-4,SIBLING\n".formatted(city.staffPrefix, i));
        }
        city.send("cadres", "", cadres.toString()).statusCode(200);
        city.send("kinships", "", kinships.toString()).statusCode(200);
        String tenures = "staffNumber,unitPath,postKind,since,until\n";
        for (int i = 1; i <= 3; i++) {
            tenures += "%s-%d,%s,STAFF,2020-01-01,2021-01-01\n".formatted(city.staffPrefix, i, office);
        }
        city.send("tenures", "", tenures).statusCode(200);
        for (int year = 2031; year <= 2033; year++) {
            city.send(
                            "calendars",
                            "",
                            "unitPath,date,kind,name\n%1$s,%2$d-10-01,HOLIDAY,國慶節\n%1$s,%2$d-10-02,HOLIDAY,國慶節\n"
                                    .formatted(city.path, year))
                    .statusCode(200);
        }
        city.send(
                        "accounts",
                        "",
                        "staffNumber,roles,scopePath\n%1$s-1,,\n%1$s-2,,\n%1$s-3,TEAM_MEMBER,%2$s\n"
                                .formatted(city.staffPrefix, city.path))
                .statusCode(200);
        String assessments = "staffNumber,year,grade\n";
        String wishes = "staffNumber,kind,statedOn,withdrawnOn\n";
        String careers = "staffNumber,since,until,unitName,post\n";
        for (int i = 1; i <= 3; i++) {
            assessments += "%s-%d,2024,COMPETENT\n".formatted(city.staffPrefix, i);
            wishes += "%s-%d,SECONDMENT,2026-01-15,\n".formatted(city.staffPrefix, i);
            careers += "%s-%d,2002-07-01,,某局,科員\n".formatted(city.staffPrefix, i);
        }
        city.send("annual-assessments", "", assessments).statusCode(200);
        city.send("wishes", "", wishes).statusCode(200);
        city.send("career-entries", "", careers).statusCode(200);
        for (int i = 1; i <= 3; i++) {
            String code = city.path.substring(5, 20) + "-" + i;
            city.send("cycles", "", "code,name,unitPath\n%s,換屆,%s\n".formatted(code, city.path))
                    .statusCode(200);
            Database.execute("update transition_cycle set phase = 'ARCHIVED' where code = ?", code);
        }
    }

    private long statementsOf(String list, int rows) {
        return StatementCount.of(() -> city.as("auditor")
                .get("/appointment/v1/" + list + "?limit=" + rows)
                .then()
                .statusCode(200)
                .body("items", hasSize(rows)));
    }
}
