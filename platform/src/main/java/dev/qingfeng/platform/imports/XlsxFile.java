package dev.qingfeng.platform.imports;

import dev.qingfeng.platform.imports.Lines.UnreadableFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * An XLSX workbook (ECMA-376) of a stranger: what its first visible sheet needs to be read, within bounds, whatever the file
 * says of itself. The libraries there are trust what they read with their memory and their time (ADR 0019).
 */
final class XlsxFile implements AutoCloseable {

    private static final Set<Integer> METHODS = Set.of(ZipArchiveEntry.STORED, ZipArchiveEntry.DEFLATED);
    static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_FORMAT = 255;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_ATTRIBUTE_CHARACTERS = 1 << 22;
    private static final Set<String> ATTRIBUTES = Set.of(
            "ContentType", "Extension", "Type", "Target", "Id", "id", "state", "date1904", "numFmtId", "formatCode");

    private static final int MOST_ELEMENTS = 100_000;
    private static final int MOST_SHARED_TEXTS = 1 << 20;
    private static final int MOST_SHARED_CHARACTERS = 1 << 24;

    /** The date formats that every workbook has without naming them. */
    private static final Pattern DATE_FORMAT = Pattern.compile("1[4-7]|22|2[7-9]|3[016]|5[0-8]");
    /** What a format shows as it stands, and what it says of colours and locales. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private final ZipFile zip;
    /** By name, in which case does not matter. */
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();

    private final String sheet;
    private final boolean from1904;
    private final List<String> texts;
    private final List<Boolean> dateStyles;
    private long left;

    XlsxFile(byte[] file, long maxUnpackedBytes) throws IOException, XMLStreamException {
        left = maxUnpackedBytes;
        refuseManyParts(file);
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .setIgnoreLocalFileHeader(true)
                .get();
        Collections.list(zip.getEntries()).forEach(part -> parts.put(key(part.getName()), part));
        refuseMacros();
        String workbook = required(target(relations(""), "/officeDocument"));
        List<Element> relations = relations(workbook);
        List<Element> elements = elements(workbook);
        sheet = required(elements.stream()
                .filter(element -> element.name().equals("sheet") && element.is("state", "", "visible"))
                .map(element -> element.attribute("id"))
                .flatMap(id -> relations.stream().filter(relation -> relation.is("Id", id)))
                .filter(relation -> relation.attribute("Type").endsWith("/worksheet"))
                .map(relation -> relation.attribute("Target"))
                .findFirst());
        from1904 = elements.stream().anyMatch(element -> isTrue(element.attribute("date1904")));
        Optional<String> sharedStrings = target(relations, "/sharedStrings");
        texts = sharedStrings.isPresent() ? texts(sharedStrings.get()) : List.of();
        Optional<String> styles = target(relations, "/styles");
        dateStyles = styles.isPresent() ? dateStyles(elements(styles.get())) : List.of();
    }

    /** The XML of the first visible sheet. */
    XMLStreamReader sheet() throws IOException, XMLStreamException {
        return parser(sheet);
    }

    /** Null where there is no such text. */
    @Nullable
    String sharedText(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : null;
    }

    boolean isDate(int style) {
        return style >= 0 && style < dateStyles.size() && dateStyles.get(style);
    }

    static boolean isTrue(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    /** Whether days are counted from 1904. */
    boolean isFrom1904() {
        return from1904;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Before anybody makes objects of them. */
    private static void refuseManyParts(byte[] file) throws IOException {
        int found = 0;
        for (int i = 0; i + 4 <= file.length; i++) {
            if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 1 && file[i + 3] == 2 && ++found > MOST_PARTS) {
                throw new IOException("More parts than any workbook has");
            }
        }
    }

    /** Macros of either kind: a part of theirs has to say what it is. */
    private void refuseMacros() throws IOException, XMLStreamException {
        for (Element type : elements("[Content_Types].xml")) {
            String content = key(type.attribute("ContentType"));
            boolean macro = content.contains("macro") || content.contains("vba");
            // Some programs name the type of parts that are not there.
            boolean there = !type.name().equals("Default")
                    || parts.keySet().stream().anyMatch(part -> part.endsWith("." + key(type.attribute("Extension"))));
            if (macro && there) {
                throw new UnreadableFile(1, "macro", null);
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What a part refers to, its targets as names of parts; {@code ""} is the package itself. */
    private List<Element> relations(String part) throws IOException, XMLStreamException {
        int name = part.lastIndexOf('/') + 1;
        URI from = URI.create("/" + part);
        List<Element> relations = new ArrayList<>();
        for (Element relation : elements(part.substring(0, name) + "_rels/" + part.substring(name) + ".rels")) {
            boolean needed = Stream.of("/officeDocument", "/worksheet", "/sharedStrings", "/styles")
                    .anyMatch(relation.attribute("Type")::endsWith);
            if (needed) {
                String target = from.resolve(relation.attribute("Target")).getPath();
                Map<String, String> attributes = new HashMap<>(relation.attributes());
                attributes.put("Target", target.substring(1));
                relations.add(new Element(relation.parent(), relation.name(), attributes));
            }
        }
        return relations;
    }

    private static Optional<String> target(List<Element> relations, String type) {
        return relations.stream()
                .filter(relation -> relation.attribute("Type").endsWith(type))
                .map(relation -> relation.attribute("Target"))
                .findFirst();
    }

    /** The texts of cells, without their readings. */
    private List<String> texts(String part) throws IOException, XMLStreamException {
        List<String> all = new ArrayList<>();
        int characters = 0;
        XMLStreamReader xml = parser(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                String text = text(xml);
                characters += text.length();
                all.add(text);
                if (characters > MOST_SHARED_CHARACTERS || all.size() > MOST_SHARED_TEXTS) {
                    throw new UnreadableFile(1, "too-large-unpacked", null);
                }
            }
        }
        return all;
    }

    /** The text within the element that has begun: of all its {@code t}, but for those that say how to read it. */
    static String text(XMLStreamReader xml) throws IOException, XMLStreamException {
        StringBuilder text = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        open.push("");
        while (!open.isEmpty()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.push(xml.getLocalName());
                if (open.size() > BoundedXml.DEEPEST) {
                    throw new IOException("Nested deeper than any text");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            } else if (event == XMLStreamConstants.CHARACTERS && "t".equals(open.peek()) && !open.contains("rPh")) {
                text.append(xml.getText());
                if (text.length() > LONGEST_TEXT) {
                    throw new IOException("Longer than any text of a cell");
                }
            }
        }
        return text.toString();
    }

    private static List<Boolean> dateStyles(List<Element> styles) {
        Map<String, Boolean> formats = styles.stream()
                .filter(element ->
                        element.name().equals("numFmt") && element.parent().equals("numFmts"))
                .collect(Collectors.toMap(
                        format -> format.attribute("numFmtId"),
                        format -> isDate(format.attribute("formatCode")),
                        (one, other) -> other));
        return styles.stream()
                .filter(element ->
                        element.name().equals("xf") && element.parent().equals("cellXfs"))
                .map(style -> style.attribute("numFmtId"))
                .map(format ->
                        formats.getOrDefault(format, DATE_FORMAT.matcher(format).matches()))
                .toList();
    }

    private static boolean isDate(String formatCode) {
        return formatCode.length() <= LONGEST_FORMAT
                && LITERAL.matcher(key(formatCode)).replaceAll("").chars().anyMatch(each -> each == 'y' || each == 'd');
    }

    /** An element of a part that is small in any workbook. */
    private record Element(String parent, String name, Map<String, String> attributes) {

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }

        boolean is(String name, String... values) {
            return List.of(values).contains(attribute(name));
        }
    }

    private List<Element> elements(String part) throws IOException, XMLStreamException {
        List<Element> elements = new ArrayList<>();
        int characters = 0;
        Deque<String> open = new ArrayDeque<>();
        XMLStreamReader xml = parser(part);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                Map<String, String> attributes = new HashMap<>();
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    if (ATTRIBUTES.contains(xml.getAttributeLocalName(i))) {
                        attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                        characters += xml.getAttributeValue(i).length();
                    }
                }
                elements.add(new Element(open.isEmpty() ? "" : open.element(), xml.getLocalName(), attributes));
                open.push(xml.getLocalName());
                if (elements.size() > MOST_ELEMENTS
                        || characters > MOST_ATTRIBUTE_CHARACTERS
                        || open.size() > BoundedXml.DEEPEST) {
                    throw new IOException("More than any workbook has in such a part");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            }
        }
        return elements;
    }

    private XMLStreamReader parser(String part) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = parts.get(key(part));
        if (entry == null || !METHODS.contains(entry.getMethod())) {
            throw new IOException("A part is missing, or packed in a way that no workbook is");
        }
        return BoundedXml.parser(new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                return counted(read, read);
            }
        });
    }

    private int counted(int read, int bytes) {
        left -= Math.max(bytes, 0);
        if (left < 0) {
            throw new UnreadableFile(1, "too-large-unpacked", null);
        }
        return read;
    }

    private static String required(Optional<String> found) throws IOException {
        return found.orElseThrow(() -> new IOException("What a workbook must have is missing"));
    }
}
