package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.document.QrCode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tablet reads of a printed slip, and what its holder does. */
@QuarkusTest
class SlipsInPrintTest {

    private static final int DPI = 200;

    @Inject
    KeyedHash hash;

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    /** What the codes on all pages say, as a camera sees them. */
    private static Set<String> scanned(byte[] pdf) throws IOException {
        Set<String> said = new LinkedHashSet<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                said.addAll(QrCode.read(renderer.renderImageWithDPI(page, DPI)));
            }
        }
        return said;
    }

    @Test
    void itsCodeVotesAndItsCheckCodeIsInTheListAfterwards() throws IOException {
        String round = hall.round();
        byte[] voting = hall.printed(round, 1, Map.of(AttendeeClass.STAFF, 1));
        byte[] staying = hall.printed(round, 1, Map.of(AttendeeClass.STAFF, 1));
        hall.open(round, 2).statusCode(200);
        assertThat(scanned(staying)).hasSize(1).isNotEqualTo(scanned(voting));
        String scanned = scanned(voting).iterator().next();
        HallOfTests.cast(scanned, HallOfTests.codes(HallOfTests.positions(scanned), "01"))
                .statusCode(204);
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        assertThat(checkCode(staying)).isNotEqualTo(checkCode(voting));
        desk().get("/inspection/v1/ballot-boxes/" + round)
                .then()
                .statusCode(200)
                .body(
                        "ballots",
                        equalTo(1),
                        "checkCodes",
                        contains(checkCode(voting).replace("-", "")));
        desk().get("/inspection/v1/ballot-boxes/" + round + "/page")
                .then()
                .statusCode(200)
                .body(allOf(containsString(checkCode(voting)), not(containsString(checkCode(staying)))));
    }

    private static String checkCode(byte[] pdf) {
        Matcher code = Pattern.compile("Check code\\s+([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})")
                .matcher(HallOfTests.text(pdf));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    @Test
    void eachHasTheCodeOfItsOwnCredential() throws IOException {
        byte[] pdf = hall.printed(hall.round(), 1, Map.of(AttendeeClass.STAFF, HallOfTests.STAFF));
        assertThat(scanned(pdf))
                .containsExactlyInAnyOrderElementsOf(HallOfTests.credentials(pdf).stream()
                        .map(credential -> credential.replace("-", ""))
                        .toList());
    }

    /** Whoever sees somebody draw the slip at some place of the pile does not find it at that place of the table, nor of its ids. */
    @Test
    void theyAreKeptInAnotherOrderThanTheyArePrinted() {
        int count = 40;
        String round = hall.round();
        List<String> printed = HallOfTests.credentials(hall.printed(round, 1, Map.of(AttendeeClass.STAFF, count)));
        Map<String, List<Integer>> orders = Traces.orders(Traces.begin()
                .slips(printed.stream()
                        .map(credential -> SecretCode.read(credential).hash(hash, SlipService.PURPOSE))
                        .toList()));
        for (String order : List.of("place", "id", "hash of the credential", "check code")) {
            List<Integer> kept = Objects.requireNonNull(orders.get(order));
            long inPlace =
                    IntStream.range(0, count).filter(i -> kept.get(i) == i).count();
            long backwards = IntStream.range(0, count)
                    .filter(i -> kept.get(i) == count - 1 - i)
                    .count();
            assertThat(Chance.ofShuffles(Math.max(inPlace, backwards), 1))
                    .as("%d of %d at the same place by %s", Math.max(inPlace, backwards), count, order)
                    .isGreaterThan(Chance.FALSE_ALARM);
        }
    }
}
