package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each object of a PDF, whether anything leads to it or not: none may run, call, play or carry something. Names are as
 * readers have them, whatever was written for a letter; and what lies in streams of objects is there like all else.
 */
final class PdfObjects {

    private static final int MOST = 1_000_000;
    private static final int MOST_COLUMNS = 30_000;

    /** Of an action; an address of the web that somebody may follow is none of these. */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "GoToR",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "GoTo3DView");

    /** Of an annotation. */
    private static final Set<String> ANNOTATIONS =
            Set.of("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D");

    private static final Set<String> ENTRIES =
            Set.of("JS", "JavaScript", "EF", "EmbeddedFiles", "XFA", "AA", "RichMediaContent");
    /** By chance something that a page draws with has the name of one of these entries. */
    private static final Set<String> DRAWN_WITH = Set.of("Font", "XObject", "ExtGState", "Pattern");

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> next = new ArrayDeque<>();

    private PdfObjects() {}

    static void requirePassive(COSDocument document) throws IOException {
        PdfObjects objects = new PdfObjects();
        objects.add(document.getTrailer());
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            COSObject object = document.getObjectFromPool(key);
            if (object.getObject() == null) {
                // Another reader may understand what PDFBox does not.
                throw new IOException("An object does not open");
            }
            objects.add(object);
        }
        objects.look();
    }

    private void add(@Nullable COSBase object) throws NotPlainException {
        if (object == null) {
            return;
        }
        boolean leadsOn = object instanceof COSObject || object instanceof COSArray || object instanceof COSDictionary;
        if (leadsOn && seen.add(object)) {
            if (seen.size() > MOST) {
                throw new NotPlainException("more objects than a stack of pages");
            }
            next.add(object);
        }
    }

    private void look() throws IOException {
        while (!next.isEmpty()) {
            COSBase object = next.remove();
            if (object instanceof COSObject reference) {
                add(reference.getObject());
            } else if (object instanceof COSArray list) {
                for (COSBase entry : list) {
                    add(entry);
                }
            } else if (object instanceof COSDictionary dictionary) {
                require(dictionary);
                for (COSBase entry : dictionary.getValues()) {
                    add(entry);
                }
            }
        }
    }

    private static void require(COSDictionary dictionary) throws IOException {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            if (ENTRIES.contains(entry.getKey().getName())
                    && !isDrawnWith(dictionary.getDictionaryObject(entry.getKey()))) {
                throw new NotPlainException("a program or another file");
            }
        }
        if (is(dictionary, COSName.S, ACTIONS) || is(dictionary, COSName.SUBTYPE, ANNOTATIONS)) {
            throw new NotPlainException("something that runs or plays");
        }
        if (dictionary instanceof COSStream stream) {
            requireInside(stream);
        }
    }

    private static boolean is(COSDictionary dictionary, COSName entry, Set<String> any) {
        return dictionary.getDictionaryObject(entry) instanceof COSName name && any.contains(name.getName());
    }

    private static boolean isDrawnWith(@Nullable COSBase value) {
        return value instanceof COSDictionary dictionary && is(dictionary, COSName.TYPE, DRAWN_WITH);
    }

    /** The stream is in the file itself, and packed as scanners do. */
    private static void requireInside(COSStream stream) throws NotPlainException {
        if (stream.containsKey(COSName.F) || !PdfStreams.isPlain(names(stream.getFilters()))) {
            throw new NotPlainException("a stream packed as no scanner does");
        }
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS);
        List<COSBase> each = parameters instanceof COSArray list ? new ArrayList<>(list.toList()) : new ArrayList<>();
        each.add(parameters);
        for (COSBase one : each) {
            COSBase resolved = one instanceof COSObject reference ? reference.getObject() : one;
            if (resolved instanceof COSDictionary dictionary
                    && (dictionary.getLong(COSName.COLUMNS, 1) > MOST_COLUMNS
                            || dictionary.getLong(COSName.ROWS, 0) > MOST_COLUMNS)) {
                throw new NotPlainException("rows longer than any page");
            }
        }
    }

    private static List<String> names(@Nullable COSBase filters) {
        List<String> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray list) {
            for (int i = 0; i < list.size(); i++) {
                names.add(list.getObject(i) instanceof COSName name ? name.getName() : "");
            }
        } else if (filters != null) {
            names.add("");
        }
        return names;
    }
}
