package dev.qingfeng.appointment.structure;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a chart as SVG that says in words what it shows. The same chart is always the same text. */
final class SvgDrawing {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private SvgDrawing() {}

    /**
     * What a reader who does not see the chart is told.
     *
     * @param id for its parts, such as {@code pyramid}: charts that are shown on one page have others
     * @param language as BCP 47 has it
     */
    record Said(String id, String language, String title, String description) {}

    /** In UTF-8. */
    static byte[] of(JFreeChart chart, int width, int height, Said said) {
        Document document = document();
        Canvas canvas = new Canvas(context(document, said.id()));
        canvas.setSVGCanvasSize(new Dimension(width, height));
        chart.draw(canvas, new Rectangle(width, height));
        Element root = canvas.getRoot();
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.XMLNS_ATTRIBUTE, SVG);
        root.setAttributeNS(null, "viewBox", "0 0 %d %d".formatted(width, height));
        root.setAttributeNS(null, "lang", said.language());
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-labelledby", "%1$s-title %1$s-desc".formatted(said.id()));
        root.insertBefore(words(document, "desc", said.id(), said.description()), root.getFirstChild());
        root.insertBefore(words(document, "title", said.id(), said.title()), root.getFirstChild());
        return written(root);
    }

    private static Element words(Document document, String name, String id, String text) {
        Element words = document.createElementNS(SVG, name);
        words.setAttributeNS(null, "id", id + "-" + name);
        words.setTextContent(text);
        return words;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SVGGeneratorContext context(Document document, String id) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        SVGGeneratorContext.GraphicContextDefaults defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(ChartFont.plain(12));
        context.setGraphicContextDefaults(defaults);
        context.setIDGenerator(new Ids(id));
        context.setPrecision(DECIMALS);
        context.setComment("Qingfeng");
        return context;
    }

    private static byte[] written(Element root) {
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            ByteArrayOutputStream svg = new ByteArrayOutputStream();
            writer.transform(new DOMSource(root), new StreamResult(svg));
            return svg.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of a chart, which no other chart on the page has. */
    private static final class Ids extends SVGIDGenerator {

        private final String chart;

        Ids(String chart) {
            this.chart = chart;
        }

        @Override
        public String generateID(String prefix) {
            return super.generateID(chart + "-" + prefix);
        }
    }

    /** Measures texts without the fonts of this machine. */
    private static final class Canvas extends SVGGraphics2D {

        Canvas(SVGGeneratorContext context) {
            super(context, false);
        }

        private Canvas(Canvas other) {
            super(other);
        }

        @Override
        public Graphics create() {
            return new Canvas(this);
        }

        @Override
        public FontMetrics getFontMetrics(Font font) {
            return new ChartFont.Widths(font);
        }
    }
}
