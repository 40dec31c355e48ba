package dev.qingfeng.appointment.cadre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cadre is found by what somebody knows of the name. */
@QuarkusTest
class NameSearchTest {

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void someServeInTheCity() {
        city.founded();
        String file = CityOfTests.CADRE_HEADER
                + city.someone("1", city.town).replace("某某", "張偉明")
                + city.someone("2", city.town).replace("某某", "张伟")
                + city.someone("3", city.path + ".zuzhibu").replace("某某", "歐陽明偉")
                + city.someone("4", city.town).replace("某某", "John%Smith");
        city.send("cadres", "", file).statusCode(200);
    }

    private List<String> found(RequestSpecification caller, String name) {
        return caller
                .queryParam("name", name)
                .get("/appointment/v1/cadres")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.staffNumber")
                .stream()
                .map(number -> number.substring(number.indexOf('-') + 1))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "張偉, 1 2",
        "张伟, 1 2",
        "偉明, 1",
        "明, 1 3",
        "欧阳, 3",
        "歐陽明偉, 3",
        "ZW, 1 2",
        "zwm, 1",
        "Zhang Wei, 1 2",
        "oy, 3",
        "john, 4",
        "n%s, ''",
        "wm, ''",
        "明張, ''",
    })
    void byAPartInEitherKindOfCharactersOrByThePinyinFromTheBeginning(String name, String numbers) {
        assertThat(String.join(" ", found(city.as("auditor"), name))).isEqualTo(numbers);
    }

    @Test
    void nobodyIsFoundWhomTheCallerDoesNotSee() {
        assertThat(found(city.at(city.town, "auditor"), "明")).containsExactly("1");
    }

    @Test
    void theSearchGoesOnOverPages() {
        var first = city.as("auditor")
                .get("/appointment/v1/cadres?limit=1&name=zw")
                .then()
                .statusCode(200)
                .extract();
        String link = first.header("Link");
        var second = city.as("auditor")
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .extract();
        assertThat(List.of(first.<String>path("items[0].staffNumber"), second.<String>path("items[0].staffNumber")))
                .containsExactlyInAnyOrder(city.staffPrefix + "-1", city.staffPrefix + "-2");
        assertThat(second.<Object>path("next")).isNull();
        city.as("auditor")
                .queryParam("cursor", first.<String>path("next"))
                .queryParam("name", "oy")
                .get("/appointment/v1/cadres")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void aNewNameIsFoundAndTheFormerIsNot() {
        city.send(
                        "cadres",
                        "",
                        CityOfTests.corrected(city.someone("2", city.town).replace("某某", "趙偉")))
                .statusCode(200);
        assertThat(found(city.as("auditor"), "赵")).containsExactly("2");
        assertThat(found(city.as("auditor"), "zw")).containsExactly("1", "2");
        assertThat(found(city.as("auditor"), "张伟")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "·", "%", "12"})
    void whatHasNoLetterIsNoName(String name) {
        city.as("auditor")
                .queryParam("name", name)
                .get("/appointment/v1/cadres")
                .then()
                .statusCode(400);
    }

    @Test
    void byWhatIsNoLetterAfterAllNobodyIsFound() {
        assertThat(found(city.as("auditor"), "\uFF9E")).isEmpty();
        assertThat(found(city.as("auditor"), "〇")).isEmpty();
    }

    /** A city's registry is searched while somebody types. */
    @Test
    void theSearchReadsItsIndexAndNotEveryCadre() {
        Database.execute("""
                insert into cadre (id, version, staff_number, name, birth_date, sex, rank, unit_id, education, trainings,
                  categories, name_folded, name_initials, name_pinyin)
                select gen_random_uuid(), 0, 'MANY-' || n, '某某', c.birth_date, c.sex, c.rank, c.unit_id, c.education, '{}', '{}',
                  '某某', 'mm', 'moumou'
                from cadre c, generate_series(1, 20000) n where c.staff_number = ?""", city.staffPrefix + "-1");
        // What is just inserted waits in lists of the indexes, which are read whole.
        Database.execute("vacuum analyze cadre");
        try {
            Map.of("偉明", "cadre_by_character", "zwm", "cadre_by_initials", "zhangweim", "cadre_by_pinyin")
                    .forEach((name, index) -> {
                        long before = scans(index);
                        await().atMost(Duration.ofSeconds(30)).until(() -> {
                            assertThat(found(city.as("auditor"), name)).containsExactly("1");
                            return scans(index) > before;
                        });
                    });
        } finally {
            Database.execute("delete from cadre where staff_number like 'MANY-%'");
            Database.execute("vacuum analyze cadre");
        }
    }

    /** A connection tells of its reads within a second, or when it is used next. */
    private static long scans(String index) {
        return Database.number("select idx_scan from pg_stat_user_indexes where indexrelname = ?", index);
    }

    @Test
    void theKeysOfEarlierCadresAreAmongTheMigrations() {
        assertThat(Database.number("select count(*) from flyway_schema_history where success and version = '6'"))
                .isEqualTo(1);
    }

    @Test
    void whoWasThereBeforeTheKeysIsFoundToo() throws SQLException {
        Database.execute(
                "update cadre set name_folded = '', name_initials = '', name_pinyin = '' where staff_number like ?",
                city.staffPrefix + "-%");
        assertThat(found(city.as("auditor"), "张")).isEmpty();
        try (Connection connection = Database.superuser()) {
            NameKeysOfEarlierCadres.fill(connection);
        }
        assertThat(found(city.as("auditor"), "张")).containsExactly("1", "2");
        assertThat(found(city.as("auditor"), "zhangweim")).containsExactly("1");
    }
}
