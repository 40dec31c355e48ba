package dev.qingfeng.platform.confidential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the streams of a PDF in its bytes, before anything of it is opened: how they are packed, and how much comes out. Where
 * a stream begins and ends is not asked of the file, which may say so twice; wherever one could begin, it is looked for.
 */
final class PdfStreams {

    /** A page of A4 in colour at 600 dots per inch. */
    private static final long MOST_UNPACKED = 110L << 20;
    /** Five hundred pages of A4 in black and white at 400 dots per inch. */
    private static final long MOST_IN_ALL = 1L << 30;
    /** A hundred on each of five hundred pages. */
    private static final int MOST_STREAMS = 50_000;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> PICTURES =
            Set.of("DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode");
    private static final Set<String> FLATE = Set.of("FlateDecode", "Fl");
    /** No scanner packs like this, and one of these within another grows without a bound that could be looked for. */
    private static final Set<String> REFUSED = Set.of(
            "LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode", "RL", "Crypt");

    private final byte[] file;
    private final Inflater inflater = new Inflater(true);
    private final byte[] out = new byte[1 << 16];
    private long inAll;
    private int streams;

    private PdfStreams(byte[] file) {
        this.file = file;
    }

    static void requireBounded(byte[] file) throws NotPlainException {
        PdfStreams streams = new PdfStreams(file);
        try {
            streams.look();
        } finally {
            streams.inflater.end();
        }
    }

    /** As the packing of a stream: nothing, one of what scanners use, or this packed once more. */
    static boolean isPlain(List<String> filters) {
        int first = !filters.isEmpty() && FLATE.contains(filters.get(0)) ? 1 : 0;
        return filters.size() <= first + 1 && filters.stream().skip(first).allMatch(PICTURES::contains);
    }

    private void look() throws NotPlainException {
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '/' && i + 1 < file.length && (file[i + 1] == 'F' || file[i + 1] == '#')) {
                requirePlainFilters(i);
            } else if (file[i] == 's' && isStream(i)) {
                unpack(begin(i + STREAM.length));
            }
        }
    }

    private boolean isStream(int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (at + i >= file.length || file[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private void requirePlainFilters(int at) throws NotPlainException {
        int end = endOfName(at + 1);
        if (!name(at + 1, end).equals("Filter")) {
            return;
        }
        int value = skipSpace(end);
        List<String> filters = new ArrayList<>();
        boolean isList = value < file.length && file[value] == '[';
        if (isList) {
            value = skipSpace(value + 1);
        }
        while (value < file.length && file[value] == '/') {
            end = endOfName(value + 1);
            filters.add(name(value + 1, end));
            value = isList ? skipSpace(end) : file.length;
        }
        // The filter of a password or a signature is another kind of thing, and PDFBox knows no stream that is packed
        // so.
        boolean isOfAStream = filters.stream()
                .anyMatch(each -> PICTURES.contains(each) || FLATE.contains(each) || REFUSED.contains(each));
        boolean isSaid = isList ? value < file.length && file[value] == ']' : !filters.isEmpty();
        if (!isSaid || (isOfAStream && !isPlain(filters))) {
            throw new NotPlainException("a stream packed as no scanner does");
        }
    }

    private int endOfName(int from) {
        int end = from;
        while (end < file.length && !isSpace(file[end]) && "()<>[]/%".indexOf(file[end]) < 0) {
            end++;
        }
        return end;
    }

    private String name(int from, int end) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < end; i++) {
            if (file[i] == '#' && i + 2 < end && hex(i + 1) >= 0 && hex(i + 2) >= 0) {
                name.append((char) (hex(i + 1) * 16 + hex(i + 2)));
                i += 2;
            } else {
                name.append((char) (file[i] & 0xFF));
            }
        }
        return name.toString();
    }

    private int hex(int at) {
        return Character.digit(file[at], 16);
    }

    private int skipSpace(int from) {
        int next = from;
        while (next < file.length && isSpace(file[next])) {
            next++;
        }
        return next;
    }

    private static boolean isSpace(byte character) {
        return character == ' '
                || character == '\t'
                || character == '\r'
                || character == '\n'
                || character == '\f'
                || character == 0;
    }

    /** As PDFBox has it: after spaces and one end of a line, none of which need be there. */
    private int begin(int from) {
        int begin = from;
        while (begin < file.length && file[begin] == ' ') {
            begin++;
        }
        if (begin < file.length && file[begin] == '\r') {
            begin++;
        }
        if (begin < file.length && file[begin] == '\n') {
            begin++;
        }
        return begin;
    }

    /** Keeps none of it. What stands in the two bytes of the header does not matter to PDFBox either. */
    private void unpack(int from) throws NotPlainException {
        streams++;
        if (from + 2 < file.length) {
            inflater.reset();
            inflater.setInput(file, from + 2, file.length - from - 2);
            try {
                while (!inflater.finished() && inflater.inflate(out) > 0) {
                    requireBounded(inflater);
                }
            } catch (DataFormatException e) {
                // Not packed, or not like this.
            }
            inAll += inflater.getBytesRead() + inflater.getBytesWritten();
        }
        requireBounded(inflater);
    }

    private void requireBounded(Inflater unpacked) throws NotPlainException {
        if (unpacked.getBytesWritten() > MOST_UNPACKED) {
            throw new NotPlainException("a stream that unpacks to more than a page");
        }
        if (inAll > MOST_IN_ALL || streams > MOST_STREAMS) {
            throw new NotPlainException("streams that unpack to more than a stack of pages");
        }
    }
}
