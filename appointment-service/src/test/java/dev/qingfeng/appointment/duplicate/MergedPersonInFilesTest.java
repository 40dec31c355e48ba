package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.imports.ImportTarget;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever was merged into another is written by no file, whatever it is of, and the answer says so by a code of its own. */
@QuarkusTest
class MergedPersonInFilesTest {

    /** A line for each column that names a cadre: {@code M} was merged, {@code C} is somebody else. */
    private static final Map<String, String> FILES = new TreeMap<>(Map.ofEntries(
            Map.entry("AccountRow.staffNumber", "accounts:staffNumber,roles,scopePath\nM,,\n"),
            Map.entry(
                    "AnnualAssessmentRow.staffNumber", "annual-assessments:staffNumber,year,grade\nM,2024,COMPETENT\n"),
            Map.entry(
                    "CadreRow.staffNumber",
                    "cadres:" + CityOfTests.CADRE_HEADER + "M,某某,1980-05-01,FEMALE,STAFF_MEMBER,TOWN,,,,BACHELOR,,\n"),
            Map.entry(
                    "CareerEntryRow.staffNumber",
                    "career-entries:staffNumber,since,until,unitName,post\nM,2001-09-01,2005-07-01,省農業大學,學生\n"),
            Map.entry("KinshipRow.staffNumber", "kinships:staffNumber,kinStaffNumber,relation\nM,C,SIBLING\n"),
            Map.entry("KinshipRow.kinStaffNumber", "kinships:staffNumber,kinStaffNumber,relation\nC,M,SIBLING\n"),
            Map.entry(
                    "TenureRow.staffNumber",
                    "tenures:staffNumber,unitPath,postKind,since,until\nM,TOWN,PARTY_SECRETARY,2019-01-01,2020-01-01\n"),
            Map.entry(
                    "WishRow.staffNumber",
                    "wishes:staffNumber,kind,statedOn,withdrawnOn\nM,RESETTLEMENT,2025-12-01,\n")));

    private final MergesOfTests merges = new MergesOfTests();
    private final CityOfTests city = merges.city;

    @BeforeEach
    void someoneWasMerged() {
        merges.founded();
        merges.cadres(merges.person("A", city.town), merges.person("M", city.town), merges.person("C", city.town))
                .statusCode(200);
        merges.merge("A", "M").statusCode(200);
    }

    static Set<String> files() {
        return FILES.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whoeverWasMergedIsRefusedByACodeOfItsOwn(String place) {
        String[] file = FILES.getOrDefault(place, "").split(":", 2);
        String rows = file[1].replace("TOWN,", city.town + ",")
                .replaceAll("(?m)(^|,)([MC])(?=,)", "$1" + city.staffPrefix + "-$2");
        city.send(file[0], "", rows)
                .statusCode(422)
                .body("errors.code", contains("cadre-merged"))
                .body("errors.column", contains(place.substring(place.indexOf('.') + 1)))
                .body("errors[0].detail", containsString(merges.number("A")));
        // The good rows of the file are none.
        city.send(file[0], "?goodRowsOnly=true", rows).body("created", equalTo(0));
    }

    @Test
    void everyColumnOfAFileThatNamesACadreIsTried() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.qingfeng.appointment")
                                .stream()
                                .filter(MergedPersonInFilesTest::isReadFromFiles)
                                .map(JavaClass::reflect)
                                .flatMap(MergedPersonInFilesTest::columnsThatNameACadre)
                                .collect(Collectors.toSet()))
                .isEqualTo(FILES.keySet());
    }

    /** Other rows are only written. */
    private static boolean isReadFromFiles(JavaClass type) {
        return type.getSimpleName().endsWith("Row")
                && type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> use.getOriginClass().isAssignableTo(ImportTarget.class));
    }

    private static Stream<String> columnsThatNameACadre(Class<?> row) {
        RecordComponent[] columns = row.getRecordComponents();
        return columns == null
                ? Stream.empty()
                : Arrays.stream(columns)
                        .map(RecordComponent::getName)
                        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("staffnumber"))
                        .map(name -> row.getSimpleName() + "." + name);
    }
}
