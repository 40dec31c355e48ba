package dev.qingfeng.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registry files are written whole or not at all, and what they write is told on the state topics. */
@QuarkusTest
class RegistryImportResourceTest {

    private final CityOfTests city = new CityOfTests();

    @Test
    void aFileIsWrittenOnceAndItsRepetitionChangesNothing() {
        city.founded();
        String file = CityOfTests.CADRE_HEADER + city.secretary("7", "林書記");
        city.send("cadres", "", file)
                .statusCode(200)
                .body("created", equalTo(1), "changed", equalTo(0), "unchanged", equalTo(0), "errors", empty());
        city.send("cadres", "", file).body("created", equalTo(0), "unchanged", equalTo(1));
        city.send("cadres", "", file.replace("SECTION,", "DEPUTY_COUNTY,")).body("changed", equalTo(1));

        city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .body("items", hasSize(1))
                .body("items[0].rank", equalTo("DEPUTY_COUNTY"))
                .body("items[0].trainings", contains("INTENSIVE_CLASS"))
                .body("items[0].categories", containsInAnyOrder("TOWNSHIP_SECRETARY", "LEADING_CADRE"));
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndWritesNothing() {
        city.founded();
        city.send("cadres", "?dryRun=true", CityOfTests.CADRE_HEADER + city.secretary("7", "林書記"))
                .statusCode(200)
                .body("dryRun", equalTo(true), "created", equalTo(1));
        city.as("auditor").get("/appointment/v1/cadres").then().body("items", empty());
    }

    @Test
    void everyBadRowIsNamedAndNothingIsWritten() {
        city.founded();
        String good = city.secretary("1", "林書記");
        String file = CityOfTests.CADRE_HEADER
                + good
                + city.secretary("1", "又一人")
                + city.secretary("3", "").replace("SECTION,", "EMPEROR,")
                + city.secretary("4", "王鎮長").replace(city.town, "another_city")
                + city.secretary("5", "趙鎮長").replace("PARTY_SECRETARY", "HEAD_OF_GOVERNMENT")
                + city.secretary("6", "錢鎮長").replace("1980-05-01", "2199-01-01")
                + city.secretary("7", "孫鎮長").replace("PARTY_SECRETARY,2022-01-01", "PARTY_SECRETARY,");
        city.send("cadres", "", file)
                .statusCode(422)
                .body("code", equalTo("import-refused"))
                .body("errors.findAll { it.line == 3 }.code", hasItem("repeated-key"))
                .body("errors.findAll { it.line == 4 }.column", hasItem("rank"))
                .body("errors.findAll { it.line == 5 }.column", hasItem("unitPath"))
                .body("errors.findAll { it.line == 6 }.column", hasItem("postKind"))
                .body("errors.findAll { it.line == 7 }.code", hasItem("not-in-past"))
                .body("errors.findAll { it.line == 8 }.code", hasItem("post-and-since-together"));
        city.as("auditor").get("/appointment/v1/cadres").then().body("items", empty());

        city.send("cadres", "?goodRowsOnly=true", file)
                .statusCode(200)
                .body("created", equalTo(1), "refused", equalTo(6));
        city.as("auditor").get("/appointment/v1/cadres").then().body("items.name", contains("林書記"));
    }

    @Test
    void nobodyHeldAPostOrJoinedThePartyBeforeTheyWereBorn() {
        city.founded();
        String someone = city.secretary("1", "林書記");
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + someone.replace("2022-01-01", "1980-04-30")
                                + someone.replace("-1,", "-2,").replace("2005-07-01", "1980-04-30"))
                .statusCode(422)
                .body("errors.column", equalTo(List.of("postSince", "partyJoinedOn")))
                .body("errors.code", equalTo(List.of("before-birth", "before-birth")));
    }

    @Test
    void aTreeGrowsFromItsCityDown() {
        city.send("units", "", "path,name,kind\n" + city.town + ",清泉鎮,TOWN\n" + city.path + ",明川市,CITY\n")
                .statusCode(422)
                .body("errors[0].line", equalTo(2), "errors[0].code", equalTo("unknown-reference"));
        city.send("units", "", "path,name,kind\n" + city.path + ",明川市,TOWN\n")
                .statusCode(422)
                .body("errors[0].code", equalTo("root-is-city"));
        city.send("units", "", "path,name,kind\nsomebody_elses,別人市,CITY\n")
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-reference"));
    }

    @Test
    void aUnitBelowARefusedOneIsRefusedToo() {
        city.send(
                        "units",
                        "?goodRowsOnly=true",
                        "path,name,kind\n" + city.path + ",明川市,CITY\n" + city.path + ".a,甲,CITY\n" + city.path
                                + ".a.b,乙,TOWN\n")
                .statusCode(200)
                .body("created", equalTo(1), "refused", equalTo(2));
    }

    @Test
    void whatIsNoPathIsABadCell() {
        city.founded();
        for (String[] file : new String[][] {
            {"posts", "unitPath,kind,quota\nming chuan,STAFF,1\n"},
            {"cycles", "code,name,unitPath\nx,換屆,ming chuan\n"},
            {"cadres", CityOfTests.CADRE_HEADER + city.someone("1", "ming chuan")}
        }) {
            city.send(file[0], "", file[1])
                    .statusCode(422)
                    .body("errors.column", contains("unitPath"), "errors.code", contains("wrong-format"));
        }
    }

    @Test
    void aLeadingCadreHasTheRankFromWhichLeadingCadresBegin() {
        city.founded();
        String leading = city.someone("2", city.town).replace(",BACHELOR,,", ",BACHELOR,,LEADING_CADRE");
        city.send("cadres", "?dryRun=true", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記") + leading)
                .body("errors.line", contains(3), "errors.column", contains("categories"))
                .body("errors.code", contains("rank-too-low"));
        for (String rank : new String[] {"DEPUTY_SECTION", "SECTION", "COUNTY"}) {
            city.send("cadres", "?dryRun=true", CityOfTests.CADRE_HEADER + leading.replace("STAFF_MEMBER", rank))
                    .body("errors", empty());
        }
    }

    @Test
    void aTownshipSecretaryHoldsThePostOfSecretaryInATownship() {
        city.founded();
        String office = city.path + ".zuzhibu";
        city.send("posts", "", "unitPath,kind,quota\n" + office + ",PARTY_SECRETARY,1\n")
                .statusCode(200);
        city.send(
                        "cadres",
                        "?dryRun=true",
                        CityOfTests.CADRE_HEADER
                                + city.secretary("1", "林書記")
                                + city.secretary("2", "王主任").replace(city.town, office)
                                + city.secretary("3", "趙鎮長").replace("PARTY_SECRETARY", "DEPUTY_HEAD_OF_GOVERNMENT")
                                + city.secretary("4", "錢某").replace("PARTY_SECRETARY,2022-01-01", ","))
                .body("errors.line", contains(3, 4, 5))
                .body("errors.column", contains("categories", "categories", "categories"))
                .body(
                        "errors.code",
                        contains("not-township-secretary", "not-township-secretary", "not-township-secretary"));
    }

    @Test
    void aStaffNumberBelongsToOnePersonInAllCities() {
        city.founded();
        String row = city.secretary("7", "林書記");
        city.send("cadres", "", CityOfTests.CADRE_HEADER + row).statusCode(200);
        CityOfTests other = new CityOfTests().founded();
        other.send("cadres", "", CityOfTests.CADRE_HEADER + row.replace(city.town, other.town))
                .statusCode(422)
                .body("errors[0].code", equalTo("staff-number-taken"));
    }

    @Test
    void everyStateIsToldOnItsTopic() {
        city.founded();
        String file = CityOfTests.CADRE_HEADER + city.secretary("7", "林書記");
        city.send("cadres", "", file).statusCode(200);
        city.send("cadres", "", CityOfTests.corrected(city.secretary("7", "林書記").replace("MASTER", "DOCTORATE")))
                .statusCode(200);
        String id = city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .extract()
                .path("items[0].id");

        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1");
                PublishedEvents units = PublishedEvents.on("qingfeng.registry.units.v1");
                PublishedEvents posts = PublishedEvents.on("qingfeng.registry.posts.v1")) {
            PublishedEvent last = cadres.await(event -> event.key().equals(id) && event.version() == 1);
            assertThat(last.type()).isEqualTo("dev.qingfeng.registry.cadre.v1");
            assertThat(last.header("ce_epoch")).isEqualTo("1");
            assertThat(last.json().get("education").asText()).isEqualTo("DOCTORATE");
            assertThat(last.json().get("categories").get(0).asText()).isEqualTo("LEADING_CADRE");
            PublishedEvent unit =
                    units.await(event -> event.json().get("path").asText().equals(city.town));
            posts.await(2, event -> event.json().get("unitId").asText().equals(unit.key()));
        }
    }

    @Test
    void officersSeeTheUnitsBelowTheirOwnAndNoOthers() {
        city.founded();
        new CityOfTests().founded();
        city.as("organization-officer").get("/appointment/v1/units").then().body("items", hasSize(3));
        String office = city.as("auditor")
                .get("/appointment/v1/units")
                .then()
                .extract()
                .path("items.find { it.kind == 'CITY_DIRECT' }.id");
        city.at(city.town, "organization-officer")
                .get("/appointment/v1/units")
                .then()
                .body("items", hasSize(1));
        city.at(city.town, "organization-officer")
                .get("/appointment/v1/units/" + office)
                .then()
                .statusCode(404);
        // By label: a longer name that begins alike is another place.
        city.at(city.path.substring(0, city.path.length() - 1), "organization-officer")
                .get("/appointment/v1/units")
                .then()
                .body("items", empty());
        city.at(city.town, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("unitPath,kind,quota\n" + city.path + ".zuzhibu,STAFF,9\n")
                .post("/appointment/v1/posts/imports")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-reference"));
    }

    @Test
    void onlyTheRegistryAdminWrites() {
        city.as("organization-officer", "auditor", "cadre")
                .contentType("text/csv; charset=UTF-8")
                .body("path,name,kind\n" + city.path + ",明川市,CITY\n")
                .post("/appointment/v1/units/imports")
                .then()
                .statusCode(403);
        assertThat(Database.number("select count(*) from unit where path = ?::ltree", city.path))
                .isZero();
    }
}
