package dev.qingfeng.appointment;

import static io.restassured.RestAssured.given;

import dev.qingfeng.platform.testing.Token;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A city of its own for each test, so that tests do not see each other. */
public final class CityOfTests {

    public final String path = "city_" + UUID.randomUUID().toString().replace("-", "");
    public final String town = path + ".qingquan";
    public final String staffPrefix =
            "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

    /** Someone with these roles who sees the whole city. */
    public RequestSpecification as(String... roles) {
        return at(path, roles);
    }

    /** Someone with these roles who sees this subtree. */
    public RequestSpecification at(String unitPath, String... roles) {
        return request("0", unitPath, roles);
    }

    /** The person with this number, in these roles, who sees the whole city. */
    public RequestSpecification by(String number, String... roles) {
        return request(number, path, roles);
    }

    private RequestSpecification request(String number, String unitPath, String... roles) {
        return given().auth()
                .oauth2(Token.of(roles)
                        .staffNumber(staffPrefix + "-" + number)
                        .unitPath(unitPath)
                        .sign())
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID());
    }

    public ValidatableResponse send(String list, String query, String csv) {
        return as("registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("/appointment/v1/" + list + "/imports" + query)
                .then();
    }

    /** The city, a town and an office; the town's secretary post and two deputies. */
    public CityOfTests founded() {
        send(
                        "units",
                        "",
                        "path,name,kind\n" + path + ",明川市,CITY\n" + town + ",清泉鎮,TOWN\n" + path
                                + ".zuzhibu,組織部,CITY_DIRECT\n")
                .statusCode(200);
        send(
                        "posts",
                        "",
                        "unitPath,kind,quota\n" + town + ",PARTY_SECRETARY,1\n" + town
                                + ",DEPUTY_HEAD_OF_GOVERNMENT,2\n")
                .statusCode(200);
        return this;
    }

    public static final String CADRE_HEADER =
            "staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,trainings,categories\n";

    /** With a column for why the rows say something else of who somebody is: each ends with one cell more. */
    public static final String CADRE_HEADER_WITH_REASON = CADRE_HEADER.strip() + ",correctionReason\n";

    /** The lines of cadres.csv with a reason in each of them. */
    public static String corrected(String lines) {
        return CADRE_HEADER_WITH_REASON + lines.replace("\n", ",檔案有誤\n");
    }

    /** A line of cadres.csv: someone without a post. */
    public String someone(String number, String unitPath) {
        return "%s-%s,某某,1980-05-01,FEMALE,STAFF_MEMBER,%s,,,,BACHELOR,,\n".formatted(staffPrefix, number, unitPath);
    }

    /** A line of cadres.csv: a secretary of the town. */
    public String secretary(String number, String name) {
        return "%s-%s,%s,1980-05-01,MALE,SECTION,%s,PARTY_SECRETARY,2022-01-01,2005-07-01,MASTER,INTENSIVE_CLASS,TOWNSHIP_SECRETARY|LEADING_CADRE\n"
                .formatted(staffPrefix, number, name, town);
    }
}
