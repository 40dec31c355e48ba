package dev.qingfeng.platform.imports;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * XML of a stranger, in UTF-8, that makes no parser remember more than a little: no text, name or attribute is longer than
 * {@value #LONGEST_RUN} characters, and there is no document type, comment or CDATA. Elements nested deeper than
 * {@value #DEEPEST} are for the caller to refuse.
 */
final class BoundedXml extends FilterReader {

    static final int DEEPEST = 64;
    private static final int LONGEST_RUN = 1 << 19;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_ATTRIBUTES = 100;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private int run;
    private boolean began;
    private boolean opens;

    private BoundedXml(Reader text) {
        super(text);
    }

    static XMLStreamReader parser(InputStream part) throws IOException, XMLStreamException {
        // The parser of the JDK, whatever else is on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Reader text = new BufferedReader(new InputStreamReader(
                part, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return new FewNames(factory.createXMLStreamReader(new BoundedXml(text)));
    }

    /** The parser keeps every name that it has met, and looks through all name spaces for each element. */
    private static final class FewNames extends StreamReaderDelegate {

        private final Set<String> names = new HashSet<>();
        private int namespaces;

        FewNames(XMLStreamReader xml) {
            super(xml);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                names.add(getLocalName());
                for (int i = 0; i < getAttributeCount(); i++) {
                    names.add(getAttributeLocalName(i));
                }
                namespaces += getNamespaceCount();
                if (names.size() > MOST_NAMES || namespaces > MOST_NAMES || getAttributeCount() > MOST_ATTRIBUTES) {
                    throw new XMLStreamException("More names than any workbook has");
                }
            }
            return event;
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            check(buffer[i]);
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            check((char) read);
        }
        return read;
    }

    /** A {@code <} stands nowhere but where markup begins. */
    private void check(char each) throws IOException {
        if (opens && (each == '!' || (each == '?' && began))) {
            throw new IOException("Markup that no sheet has");
        }
        began |= opens;
        opens = each == '<';
        run = opens ? 0 : run + 1;
        if (run > LONGEST_RUN) {
            throw new IOException("Longer than any text of a sheet");
        }
    }
}
