package dev.qingfeng.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.qingfeng.platform.imports.SheetFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the registry as a file comes back unchanged. */
@QuarkusTest
class RegistryExportTest {

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void somethingInEveryList() {
        city.founded();
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.secretary("1", "\"張,\"\"偉\"\"\"")
                                + city.someone("2", city.town)
                                + city.someone("3", city.path)
                                + city.someone("0", city.town))
                .statusCode(200);
        city.send(
                        "kinships",
                        "",
                        "staffNumber,kinStaffNumber,relation\n%1$s-1,%1$s-2,SPOUSE\n".formatted(city.staffPrefix))
                .statusCode(200);
        city.send(
                        "tenures",
                        "",
                        "staffNumber,unitPath,postKind,since,until\n%s-2,%s,DEPUTY_HEAD_OF_GOVERNMENT,2019-01-01,2021-12-31\n"
                                .formatted(city.staffPrefix, city.town))
                .statusCode(200);
        city.send(
                        "calendars",
                        "",
                        "unitPath,date,kind,name\n%1$s,2026-10-01,HOLIDAY,國慶節\n%1$s,2026-10-10,WORKDAY,國慶節\n%1$s,2027-01-01,HOLIDAY,元旦\n"
                                .formatted(city.path))
                .statusCode(200);
        city.send(
                        "accounts",
                        "",
                        "staffNumber,roles,scopePath\n%1$s-1,TEAM_LEADER|TEAM_MEMBER,%2$s\n%1$s-2,,\n"
                                .formatted(city.staffPrefix, city.path))
                .statusCode(200);
        city.by("another", "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,roles,scopePath\n%s-0,ORGANIZATION_OFFICER,%s\n"
                        .formatted(city.staffPrefix, city.path))
                .post("/appointment/v1/accounts/imports")
                .then()
                .statusCode(200);
        city.send("annual-assessments", "", "staffNumber,year,grade\n%s-2,2024,COMPETENT\n".formatted(city.staffPrefix))
                .statusCode(200);
        city.send(
                        "wishes",
                        "",
                        "staffNumber,kind,statedOn,withdrawnOn\n%1$s-2,RESETTLEMENT,2026-01-15,\n%1$s-2,SECONDMENT,2025-01-15,2025-02-01\n"
                                .formatted(city.staffPrefix))
                .statusCode(200);
        city.send(
                        "career-entries",
                        "",
                        "staffNumber,since,until,unitName,post\n%1$s-2,2002-07-01,2005-03-01,\"某縣農業局,辦公室\",科員\n%1$s-2,2004-09-01,,某大學,在職學習\n"
                                .formatted(city.staffPrefix))
                .statusCode(200);
        city.send("cycles", "", "code,name,unitPath\n%s,換屆,%s\n".formatted(city.path.substring(5, 25), city.path))
                .statusCode(200);
    }

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
                "calendars",
                "accounts"
            })
    void aListComesBackUnchanged(String list) {
        for (String format : List.of("csv", "xlsx")) {
            ExtractableResponse<Response> file = export(list, format, city.path);
            assertThat(file.header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"%s.%s\"".formatted(list, format));

            city.as("registry-admin")
                    .contentType(file.contentType())
                    .body(file.asByteArray())
                    .post("/appointment/v1/" + list + "/imports")
                    .then()
                    .statusCode(200)
                    .body("rows", greaterThan(0), "created", equalTo(0), "changed", equalTo(0), "refused", equalTo(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"units", "posts", "cadres", "accounts"})
    void aTownsListComesBackToTheTownUnchanged(String list) {
        city.at(city.town, "registry-admin")
                .contentType(SheetFormat.XLSX)
                .body(export(list, "xlsx", city.town).asByteArray())
                .post("/appointment/v1/" + list + "/imports")
                .then()
                .statusCode(200)
                .body("rows", greaterThan(0), "created", equalTo(0), "changed", equalTo(0));
    }

    @Test
    void aCadreIsWrittenAsTheyWereRead() {
        assertThat(csv("cadres", city.path))
                .startsWith("\uFEFFstaffNumber,name,birthDate,")
                .contains(
                        city.staffPrefix + "-1,\"張,\"\"偉\"\"\",1980-05-01,MALE,SECTION," + city.town
                                + ",PARTY_SECRETARY,2022-01-01,2005-07-01,MASTER,INTENSIVE_CLASS,LEADING_CADRE|TOWNSHIP_SECRETARY")
                .contains(city.staffPrefix + "-3,某某,1980-05-01,FEMALE,STAFF_MEMBER," + city.path + ",,,,BACHELOR,,");
    }

    @Test
    void textThatASpreadsheetWouldWorkOutStandsBehindAQuote() {
        for (String name : List.of("=1+1", "+1", "-1", "@A1", "'=1", "'a")) {
            city.send(
                            "cadres",
                            "",
                            CityOfTests.corrected(
                                    city.someone("4", city.town).replace("某某", name.replace("'=", "''="))))
                    .statusCode(200);
            String file = csv("cadres", city.path);
            assertThat(file).contains("-4," + (name.equals("'a") ? "" : "'") + name + ",1980");

            city.send("cadres", "", file).statusCode(200).body("changed", equalTo(0));
        }
    }

    @Test
    void onlyWhatTheCallerMaySeeIsWritten() {
        assertThat(csv("cadres", city.town)).contains(city.staffPrefix + "-2").doesNotContain(city.staffPrefix + "-3");
        assertThat(csv("units", city.town)).contains(city.town).doesNotContain(city.path + ",");
        assertThat(csv("cycles", city.town)).doesNotContain("換屆");
        assertThat(csv("calendars", city.town)).doesNotContain("元旦");
        assertThat(csv("tenures", city.path + ".zuzhibu")).doesNotContain(city.staffPrefix);
        assertThat(csv("kinships", city.path + ".zuzhibu")).doesNotContain(city.staffPrefix);
    }

    private String csv(String list, String unitPath) {
        return new String(export(list, "csv", unitPath).asByteArray(), StandardCharsets.UTF_8);
    }

    private ExtractableResponse<Response> export(String list, String format, String unitPath) {
        return city.at(unitPath, "auditor")
                .get("/appointment/v1/" + list + "/exports/" + format)
                .then()
                .statusCode(200)
                .extract();
    }
}
