package dev.qingfeng.appointment.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.web.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Charts show what is told in figures, say it in words, and need nothing of the machine that draws them. */
class StructureChartsTest {

    private final StructureCharts charts = DrawnCharts.charts();

    private static Document read(byte[] svg) throws Exception {
        DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultInstance();
        xml.setNamespaceAware(true);
        return xml.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<String> texts(Document svg, String element) {
        NodeList found = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", element);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(node -> node.getTextContent().replace("\n", "").strip())
                .toList();
    }

    @Test
    void aPyramidIsLabelledInTheReadersLanguage() throws Exception {
        Document chart = read(charts.pyramid(DrawnCharts.structure(), Language.ZH_HANT));
        assertThat(texts(chart, "text")).contains("鄉鎮領導班子年齡結構（人）", "30歲及以下", "31至35歲", "36歲及以上", "男，調整前", "女，調整後");
        assertThat(texts(read(charts.pyramid(DrawnCharts.structure(), Language.EN)), "text"))
                .contains("30 and under", "women, after");
    }

    @Test
    void aPyramidSaysInWordsWhatItShows() throws Exception {
        Document chart = read(charts.pyramid(DrawnCharts.structure(), Language.ZH_HANT));
        assertThat(texts(chart, "title")).contains("鄉鎮領導班子年齡結構（人）");
        assertThat(texts(chart, "desc"))
                .containsExactly("30歲及以下：調整前男0人、女0人，調整後男0人、女1人。"
                        + "31至35歲：調整前男1人、女2人，調整後男1人、女1人。"
                        + "36歲及以上：調整前男4人、女0人，調整後男3人、女0人。");
        Element root = chart.getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("lang")).isEqualTo("zh-Hant");
        for (String id : root.getAttribute("aria-labelledby").split(" ", -1)) {
            assertThat(new String(charts.pyramid(DrawnCharts.structure(), Language.ZH_HANT), StandardCharsets.UTF_8))
                    .contains("id=\"" + id + "\"");
        }
    }

    @Test
    void aFlowChartNamesTheUnitsOnBothSidesWithTheirPeople() throws Exception {
        Document chart = read(charts.flows(DrawnCharts.structure(), Language.ZH_HANT));
        assertThat(texts(chart, "text")).contains("清泉鎮 3", "城關街道 2", "組織部 1");
        assertThat(texts(chart, "desc")).containsExactly("清泉鎮調往城關街道：2人。清泉鎮調往組織部：1人。");
    }

    @Test
    void aPlanThatMovesNobodyHasAChartThatSaysSo() throws Exception {
        Structure still = new Structure(
                DrawnCharts.structure().planId(),
                DrawnCharts.structure().effectiveOn(),
                DrawnCharts.structure().city(),
                List.of(),
                List.of());
        Document chart = read(charts.flows(still, Language.ZH_HANT));
        assertThat(texts(chart, "desc")).containsExactly("方案中沒有單位間的調動。");
        assertThat(texts(chart, "text")).contains("方案中沒有單位間的調動。");
    }

    @Test
    void aUnitHasOneColourOnBothSides() throws Exception {
        UUID town = UUID.randomUUID();
        UUID office = UUID.randomUUID();
        Structure exchanged = new Structure(
                UUID.randomUUID(),
                TownOfTests.DAY,
                DrawnCharts.structure().city(),
                List.of(),
                List.of(
                        new Structure.Flow(town, "清泉鎮", office, "組織部", 1),
                        new Structure.Flow(office, "組織部", town, "清泉鎮", 1)));
        NodeList boxes = read(charts.flows(exchanged, Language.ZH_HANT))
                .getElementsByTagNameNS("http://www.w3.org/2000/svg", "rect");
        assertThat(IntStream.range(0, boxes.getLength())
                        .mapToObj(boxes::item)
                        .map(Element.class::cast)
                        .map(box -> box.getAttribute("fill"))
                        .filter(fill -> fill.startsWith("rgb"))
                        .collect(Collectors.groupingBy(fill -> fill, Collectors.counting()))
                        .values())
                .containsExactly(2L, 2L);
    }

    @Test
    void chartsOnOnePageShareNoIds() {
        assertThat(ids(charts.pyramid(DrawnCharts.structure(), Language.ZH_HANT)))
                .doesNotContainAnyElementsOf(ids(charts.flows(DrawnCharts.structure(), Language.ZH_HANT)));
    }

    private static Set<String> ids(byte[] svg) {
        return Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(new String(svg, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                // Nothing refers to it: it is empty.
                .filter(id -> !id.equals("genericDefs"))
                .collect(Collectors.toSet());
    }

    @Test
    void twoUnitsOfOneNameStayTwo() throws Exception {
        UUID from = UUID.randomUUID();
        Structure namesakes = new Structure(
                UUID.randomUUID(),
                TownOfTests.DAY,
                DrawnCharts.structure().city(),
                List.of(),
                List.of(
                        new Structure.Flow(from, "城關鎮", UUID.randomUUID(), "農業辦", 1),
                        new Structure.Flow(from, "城關鎮", UUID.randomUUID(), "農業辦", 1)));
        assertThat(texts(read(charts.flows(namesakes, Language.ZH_HANT)), "text"))
                .filteredOn("農業辦 1"::equals)
                .hasSize(2);
    }

    @Test
    void theSameStructureIsAlwaysTheSameText() {
        assertThat(charts.pyramid(DrawnCharts.structure(), Language.ZH_HANS))
                .isEqualTo(DrawnCharts.charts().pyramid(DrawnCharts.structure(), Language.ZH_HANS));
        assertThat(charts.flows(DrawnCharts.structure(), Language.ZH_HANS))
                .isEqualTo(DrawnCharts.charts().flows(DrawnCharts.structure(), Language.ZH_HANS));
    }

    @Test
    void aNameIsTextAndNothingElse() throws Exception {
        Structure named = new Structure(
                UUID.randomUUID(),
                TownOfTests.DAY,
                DrawnCharts.structure().city(),
                List.of(),
                List.of(new Structure.Flow(UUID.randomUUID(), "<script>&\"'", UUID.randomUUID(), "]]>清泉鎮", 1)));
        Document chart = read(charts.flows(named, Language.ZH_HANT));
        assertThat(texts(chart, "text")).contains("<script>&\"' 1", "]]>清泉鎮 1");
        assertThat(texts(chart, "script")).isEmpty();
    }

    /** In a process of its own: in this one somebody else may have looked for fonts. */
    @Test
    void aMachineWithoutFontsDrawsIt() throws IOException, InterruptedException {
        Process drawing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DrawnCharts.class.getName())
                .redirectErrorStream(true)
                .start();
        String log;
        try (InputStream said = drawing.getInputStream()) {
            log = new String(said.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(drawing.waitFor()).as(log).isZero();
        assertThat(log).contains("org.jfree.chart.JFreeChart").doesNotContain("sun.font.SunFontManager");
    }
}
