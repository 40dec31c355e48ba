package dev.qingfeng.inspection.recusal;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever stands aside from a unit reads nothing of its inspection but what everybody may know. */
@QuarkusTest
class RecusedReaderTest {

    /** What they may read, or do not by another rule. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("getInspection", "without titles, counts and reasons, see InspectionFromOutsideTest"),
            Map.entry("getMeeting", "the same"),
            Map.entry("getTeamMeeting", "the same"),
            Map.entry("getAttendance", "how many came of each class, as the hall saw"),
            Map.entry(
                    "listEvidenceFiles",
                    "that there are files, as their hashes beside the evidence; what they hold is refused"),
            Map.entry("getEvidenceFile", "the same"),
            Map.entry("getKeyHolders", "who they are is told in the hall"),
            Map.entry("getScrutineersAndTellers", "the same"),
            Map.entry("getPlannedDays", "of the timetable of the whole team"),
            Map.entry("getNotice", "hangs in public"),
            Map.entry("printNotice", "the same"),
            Map.entry("printNoticeDraft", "the same"),
            Map.entry("listNoticePhotos", "the same"),
            Map.entry("getNoticePhoto", "the same"));

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";
    private String meeting = "";

    @BeforeEach
    void goIntoTheFieldAndStandAside() {
        city.founded().inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        meeting = city.officer()
                .get("/inspection/v1/meetings?inspectionId=" + inspection)
                .path("items[0].id");
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"亲属在该镇任职\"}"
                        .formatted(city.cycle, city.member, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() {
        city.close();
    }

    /** Where what is of an inspection or a meeting is read, by the operation. */
    private Map<String, String> reads() {
        Map<String, String> reads = new TreeMap<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(CityOfTests.class.getPackageName())
                        .stream()
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Operation.class) && method.isAnnotatedWith(GET.class))
                        .forEach(method -> reads.put(
                                method.getAnnotationOfType(Operation.class).operationId(), path(method)));
        reads.values()
                .removeIf(path -> !path.startsWith("/v1/inspections/{id}") && !path.startsWith("/v1/meetings/{id}"));
        return reads;
    }

    private static String path(JavaMethod method) {
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String path = method.getOwner().getAnnotationOfType(Path.class).value();
        return own.isEmpty() || own.startsWith("/") ? path + own : path + "/" + own;
    }

    private Response read(String path) {
        return city.at(city.path, "7", TEAM_MEMBER, TEAM_LEADER, ORGANIZATION_OFFICER)
                .get("/inspection"
                        + path.replace("{id}", path.startsWith("/v1/meetings") ? meeting : inspection)
                                .replace("{step}", "1")
                                .replace("{edition}", "1")
                                .replace("{cadreId}", city.secretary.toString())
                                .replaceAll("\\{\\w+}", UUID.randomUUID().toString()));
    }

    @Test
    void whatIsKeptFromThemIsAllButThis() {
        Map<String, String> read = new TreeMap<>();
        reads().forEach((operation, path) -> {
            Response answer = read(path);
            boolean isRefused = answer.statusCode() == 403 && "stands-aside".equals(answer.path("code"));
            if (!isRefused) {
                read.put(operation, String.valueOf(answer.statusCode()));
            }
        });
        assertThat(read.keySet()).as("%s", read).containsExactlyInAnyOrderElementsOf(OTHERWISE.keySet());
    }
}
