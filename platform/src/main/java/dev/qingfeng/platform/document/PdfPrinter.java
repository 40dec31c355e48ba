package dev.qingfeng.platform.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Prints a page of HTML, as a template of Qute makes it, to PDF. */
@Singleton
public class PdfPrinter {

    static {
        // It writes to the console by itself, and what a document holds is for no log.
        XRLog.setLoggingEnabled(false);
    }

    /** On an element: what is in it, in the reader's language, for a refusal to name. */
    private static final String WHAT = "data-what";

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final PrintFont font;

    PdfPrinter(PrintFont font) {
        this.font = font;
    }

    /**
     * Prints.
     *
     * <p>Refuses with 409 {@code character-not-printable} a character that the font lacks, with its place: the attribute {@code
     * data-what} of an element around it. A box in its stead could be anybody's name.
     *
     * @param html well-formed as XML, without entities of HTML; the font family of its style sheet is {@code Documents}, and
     *     nothing is fetched from elsewhere
     */
    public byte[] print(String html) {
        Document document = parse(html);
        requirePrintable(document.getDocumentElement(), "");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(font::open, PrintFont.FAMILY, 400, FontStyle.NORMAL, true);
        // As archives want it; and no other font is looked for, on this machine or in the library.
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
        builder.useColorProfile(COLOURS);
        // Whatever a text says, nothing is fetched for it.
        builder.useUriResolver((base, uri) -> uri.startsWith("data:image/png;base64,") ? uri : null);
        builder.withW3cDocument(document, null);
        builder.withProducer("Qingfeng");
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Refuses as {@link #print}, and prints nothing. */
    public void requirePrintable(String html) {
        requirePrintable(parse(html).getDocumentElement(), "");
    }

    private static Document parse(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("The document to print is not well-formed", e);
        }
    }

    private void requirePrintable(Element element, String around) {
        String what = element.hasAttribute(WHAT) ? element.getAttribute(WHAT) : around;
        if (element.getTagName().equals("style")) {
            return;
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                requirePrintable(inner, what);
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                OptionalInt missing = font.firstMissing(node.getNodeValue());
                if (missing.isPresent()) {
                    throw notPrintable(missing.getAsInt(), what);
                }
            }
        }
    }

    private static ProblemException notPrintable(int character, String what) {
        return ProblemException.of(
                PlatformProblem.CHARACTER_NOT_PRINTABLE,
                Character.toString(character),
                String.format(Locale.ROOT, "U+%04X", character),
                what);
    }
}
