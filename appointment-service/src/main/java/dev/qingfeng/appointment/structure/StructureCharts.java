package dev.qingfeng.appointment.structure;

import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.flow.FlowPlot;
import org.jfree.chart.renderer.category.GroupedStackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.KeyToGroupMap;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.flow.DefaultFlowDataset;
import org.jfree.data.flow.NodeKey;
import org.jspecify.annotations.Nullable;

/** Draws what a structure tells in figures, which each chart also says in words. */
@Singleton
class StructureCharts {

    private static final ChartFont TITLE = ChartFont.bold(16);
    private static final ChartFont TEXT = ChartFont.plain(12);

    private static final int WIDTH = 800;
    private static final int AROUND = 110;
    private static final int BAND_HEIGHT = 52;
    private static final int PERSON_HEIGHT = 22;
    private static final int UNIT_GAP = 8;

    private static final RectangleInsets MARGIN = new RectangleInsets(8, 0, 8, 0);

    private static final Color GRID = new Color(0xBBBBBB);
    private static final Color MEN_BEFORE = new Color(0xBFD7EE);
    private static final Color MEN_AFTER = new Color(0x6FA8DC);
    private static final Color WOMEN_BEFORE = new Color(0xF6CFD6);
    private static final Color WOMEN_AFTER = new Color(0xE58FA3);
    private static final List<Color> UNITS = List.of(
            new Color(0x6FA8DC),
            new Color(0xE5A36F),
            new Color(0x7FBF7B),
            new Color(0xE58FA3),
            new Color(0xA99BD1),
            new Color(0x6FC2C0),
            new Color(0xC9B458),
            new Color(0x9AA5B1));

    private final Messages messages;

    StructureCharts(Messages messages) {
        this.messages = messages;
    }

    /** The ages of the city's leadership teams 年齡金字塔: men to the left, women to the right, before above after. */
    byte[] pyramid(Structure structure, Language language) {
        StructureWords words = new StructureWords(messages, language);
        String title = words.say("pyramid.title");
        List<Composition.AgeBand> ages = structure.city().ages();
        JFreeChart chart = chart(title, pyramidPlot(ages, words), true);
        chart.getLegend().setItemFont(TEXT);
        String description = ages.stream()
                .map(band -> words.say(
                        "pyramid.band",
                        words.age(band),
                        band.before() - band.womenBefore(),
                        band.womenBefore(),
                        band.after() - band.womenAfter(),
                        band.womenAfter()))
                .collect(Collectors.joining("\n"));
        return SvgDrawing.of(
                chart,
                WIDTH,
                AROUND + BAND_HEIGHT * ages.size(),
                new SvgDrawing.Said("pyramid", language.tag(), title, description));
    }

    private static CategoryPlot pyramidPlot(List<Composition.AgeBand> ages, StructureWords words) {
        String menBefore = words.say("pyramid.men-before");
        String womenBefore = words.say("pyramid.women-before");
        String menAfter = words.say("pyramid.men-after");
        String womenAfter = words.say("pyramid.women-after");
        DefaultCategoryDataset people = new DefaultCategoryDataset();
        // The first stands at the top.
        for (int i = ages.size() - 1; i >= 0; i--) {
            Composition.AgeBand band = ages.get(i);
            String age = words.age(band);
            people.addValue(bar(band.womenBefore() - band.before()), menBefore, age);
            people.addValue(bar(band.womenBefore()), womenBefore, age);
            people.addValue(bar(band.womenAfter() - band.after()), menAfter, age);
            people.addValue(bar(band.womenAfter()), womenAfter, age);
        }
        DecimalFormat figures = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        figures.setNegativePrefix("");
        GroupedStackedBarRenderer bars = new GroupedStackedBarRenderer();
        bars.setSeriesToGroupMap(groups(List.of(menBefore, womenBefore), List.of(menAfter, womenAfter)));
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, MEN_BEFORE);
        bars.setSeriesPaint(1, WOMEN_BEFORE);
        bars.setSeriesPaint(2, MEN_AFTER);
        bars.setSeriesPaint(3, WOMEN_AFTER);
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", figures));
        bars.setDefaultItemLabelFont(TEXT);
        bars.setDefaultItemLabelsVisible(true);
        CategoryAxis bands = new CategoryAxis();
        bands.setTickLabelFont(TEXT);
        CategoryPlot plot = new CategoryPlot(people, bands, axis(ages, figures), bars);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(GRID);
        return plot;
    }

    /** Men and women have as much room. */
    private static NumberAxis axis(List<Composition.AgeBand> ages, DecimalFormat figures) {
        int longest = ages.stream()
                .flatMapToInt(band -> IntStream.of(
                        band.before() - band.womenBefore(),
                        band.womenBefore(),
                        band.after() - band.womenAfter(),
                        band.womenAfter()))
                .max()
                .orElse(0);
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelFont(TEXT);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setNumberFormatOverride(figures);
        axis.setRange(-longest - 1.0, longest + 1.0);
        return axis;
    }

    private static KeyToGroupMap groups(List<String> before, List<String> after) {
        KeyToGroupMap groups = new KeyToGroupMap("before");
        before.forEach(series -> groups.mapKeyToGroup(series, "before"));
        after.forEach(series -> groups.mapKeyToGroup(series, "after"));
        return groups;
    }

    /** Null for none, which has no bar. */
    private static @Nullable Integer bar(int people) {
        return people == 0 ? null : people;
    }

    /** Whom the plan moves from which unit to which 單位間調動: from the left to the right. */
    byte[] flows(Structure structure, Language language) {
        StructureWords words = new StructureWords(messages, language);
        String title = words.say("flows.title");
        List<Structure.Flow> flows = structure.flows();
        Map<UUID, Unit> from = units(flows, Structure.Flow::fromUnitId, Structure.Flow::fromName);
        Map<UUID, Unit> to = units(flows, Structure.Flow::toUnitId, Structure.Flow::toName);
        int people = flows.stream().mapToInt(Structure.Flow::people).sum();
        int height = AROUND + PERSON_HEIGHT * people + UNIT_GAP * Math.max(from.size(), to.size());
        DefaultFlowDataset<Unit> moved = new DefaultFlowDataset<>();
        for (Structure.Flow flow : flows) {
            moved.setFlow(
                    0,
                    Objects.requireNonNull(from.get(flow.fromUnitId())),
                    Objects.requireNonNull(to.get(flow.toUnitId())),
                    flow.people());
        }
        FlowPlot plot = new FlowPlot(moved);
        plot.setDefaultNodeLabelFont(TEXT);
        paint(plot, from, to);
        plot.setNodeMargin((double) UNIT_GAP / height);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        String description = flows.isEmpty()
                ? words.say("flows.none")
                : flows.stream()
                        .map(flow -> words.say("flows.flow", flow.fromName(), flow.toName(), flow.people()))
                        .collect(Collectors.joining("\n"));
        JFreeChart chart = chart(title, plot, false);
        if (flows.isEmpty()) {
            chart.addSubtitle(new TextTitle(description, TEXT));
        }
        return SvgDrawing.of(chart, WIDTH, height, new SvgDrawing.Said("flows", language.tag(), title, description));
    }

    /** A unit has one colour on both sides. */
    private static void paint(FlowPlot plot, Map<UUID, Unit> from, Map<UUID, Unit> to) {
        Map<UUID, Color> colours = new HashMap<>();
        for (Map<UUID, Unit> side : List.of(from, to)) {
            int stage = side == from ? 0 : 1;
            side.forEach((id, unit) -> plot.setNodeFillColor(
                    new NodeKey<>(stage, unit),
                    colours.computeIfAbsent(id, next -> UNITS.get(colours.size() % UNITS.size()))));
        }
    }

    /** With how many people in all leave it, or come. */
    private static Map<UUID, Unit> units(
            List<Structure.Flow> flows, Function<Structure.Flow, UUID> id, Function<Structure.Flow, String> name) {
        Map<UUID, Unit> units = new LinkedHashMap<>();
        flows.forEach(flow ->
                units.merge(id.apply(flow), new Unit(id.apply(flow), name.apply(flow), flow.people()), Unit::and));
        return units;
    }

    /** A unit on one side of the chart. */
    private record Unit(UUID id, String name, int people) implements Comparable<Unit> {

        Unit and(Unit same) {
            return new Unit(id, name, people + same.people);
        }

        @Override
        public int compareTo(Unit other) {
            return Comparator.comparing(Unit::name).thenComparing(Unit::id).compare(this, other);
        }

        /** As the chart labels it. */
        @Override
        public String toString() {
            return name + " " + people;
        }
    }

    private static JFreeChart chart(String title, Plot plot, boolean legend) {
        JFreeChart chart = new JFreeChart(title, TITLE, plot, legend);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(MARGIN);
        return chart;
    }
}
