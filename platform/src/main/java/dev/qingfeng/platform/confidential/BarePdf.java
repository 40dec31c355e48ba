package dev.qingfeng.platform.confidential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/**
 * A PDF with what its pages draw and nothing else. It is written anew from its pages, so that no former edition, no object that nothing
 * leads to and no bookmark, form or structure comes along; pictures in it lose their metadata too.
 */
final class BarePdf {

    private static final Set<String> OF_THE_DOCUMENT = Set.of("Type", "Pages", "OCProperties");
    private static final Set<String> OF_A_PAGE = Set.of(
            "Type",
            "Parent",
            "Kids",
            "Count",
            "Resources",
            "MediaBox",
            "CropBox",
            "BleedBox",
            "TrimBox",
            "ArtBox",
            "Rotate",
            "Contents",
            "Annots",
            "Group",
            "UserUnit");
    /** Wherever they stand. */
    private static final List<String> DROPPED = List.of(
            "Metadata",
            "PieceInfo",
            "Thumb",
            "LastModified",
            "OPI",
            "Measure",
            "PtData",
            "Alternates",
            "CreatorInfo",
            "CreationDate",
            "ModDate");
    /** Who made an annotation, when, and what it is called; what it says is drawn. */
    private static final List<String> DROPPED_OF_AN_ANNOTATION =
            List.of("T", "NM", "M", "TU", "TM", "RC", "IRT", "Popup");

    private static final COSName COLOUR_TRANSFORM = COSName.getPDFName("ColorTransform");
    private static final COSName ICC_BASED = COSName.getPDFName("ICCBased");
    private static final List<COSName> DEVICE_COLOURS =
            List.of(COSName.DEVICEGRAY, COSName.DEVICEGRAY, COSName.DEVICEGRAY, COSName.DEVICERGB, COSName.DEVICECMYK);

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> next = new ArrayDeque<>();

    private BarePdf() {}

    static byte[] of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(pdf))) {
            COSDictionary trailer = document.getDocument().getTrailer();
            keepOnly(List.of("Root", "Size"), trailer);
            keepOnly(OF_THE_DOCUMENT, document.getDocumentCatalog().getCOSObject());
            new BarePdf().strip(document.getDocumentCatalog().getCOSObject());
            // Else it is made of the time.
            document.setDocumentId(0L);
            ByteArrayOutputStream bare = new ByteArrayOutputStream(pdf.length);
            document.save(bare);
            return bare.toByteArray();
        }
    }

    private static void keepOnly(Collection<String> names, COSDictionary dictionary) {
        for (COSName name : List.copyOf(dictionary.keySet())) {
            if (!names.contains(name.getName())) {
                dictionary.removeItem(name);
            }
        }
    }

    private void strip(COSDictionary catalogue) throws IOException {
        add(catalogue);
        while (!next.isEmpty()) {
            COSBase object = next.remove();
            if (object instanceof COSObject reference) {
                add(reference.getObject());
            } else if (object instanceof COSArray list) {
                strip(list);
            } else if (object instanceof COSDictionary dictionary) {
                strip(dictionary, dictionary instanceof COSStream stream ? stream : null);
            }
        }
    }

    private void add(@Nullable COSBase object) {
        if (object != null && seen.add(object)) {
            next.add(object);
        }
    }

    private void strip(COSArray list) {
        for (int i = 0; i < list.size(); i++) {
            COSName plain = withoutProfile(list.getObject(i));
            if (plain != null) {
                list.set(i, plain);
            }
            add(list.get(i));
        }
    }

    private void strip(COSDictionary dictionary, @Nullable COSStream stream) throws IOException {
        DROPPED.forEach(name -> dictionary.removeItem(COSName.getPDFName(name)));
        if (dictionary.containsKey(COSName.RECT)) {
            DROPPED_OF_AN_ANNOTATION.forEach(name -> dictionary.removeItem(COSName.getPDFName(name)));
        }
        COSBase type = dictionary.getDictionaryObject(COSName.TYPE);
        if (COSName.PAGE.equals(type) || COSName.PAGES.equals(type)) {
            keepOnly(OF_A_PAGE, dictionary);
        }
        for (COSName name : List.copyOf(dictionary.keySet())) {
            COSName plain = withoutProfile(dictionary.getDictionaryObject(name));
            if (plain != null) {
                dictionary.setItem(name, plain);
            }
            add(dictionary.getItem(name));
        }
        if (stream != null) {
            stripPicture(stream);
        }
    }

    /** A profile of colours says which device made them, and when; null for what has none. */
    private static @Nullable COSName withoutProfile(@Nullable COSBase colours) {
        if (colours instanceof COSArray list
                && list.size() == 2
                && ICC_BASED.equals(list.getObject(0))
                && list.getObject(1) instanceof COSStream profile) {
            int components = profile.getInt(COSName.N, 3);
            return DEVICE_COLOURS.get(Math.max(0, Math.min(components, DEVICE_COLOURS.size() - 1)));
        }
        return null;
    }

    private static void stripPicture(COSStream stream) throws IOException {
        List<COSName> filters = new PDStream(stream).getFilters();
        if (filters.contains(COSName.JPX_DECODE)) {
            throw new NotPlainException("a picture in JPEG 2000, whose metadata would stay");
        }
        boolean isJpeg = filters.contains(COSName.DCT_DECODE) || filters.contains(COSName.DCT_DECODE_ABBREVIATION);
        if (isJpeg) {
            byte[] jpeg;
            try (InputStream packed = new PDStream(stream)
                    .createInputStream(
                            List.of(COSName.DCT_DECODE.getName(), COSName.DCT_DECODE_ABBREVIATION.getName()))) {
                jpeg = BareJpeg.of(packed.readAllBytes());
            }
            COSDictionary parameters = colourTransform(stream.getDictionaryObject(COSName.DECODE_PARMS));
            stream.removeItem(COSName.DECODE_PARMS);
            if (parameters != null) {
                stream.setItem(COSName.DECODE_PARMS, parameters);
            }
            stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
            try (OutputStream bare = stream.createRawOutputStream()) {
                bare.write(jpeg);
            }
        }
    }

    /** How the samples are to be read, where the document says so and not the picture; null where it does not. */
    private static @Nullable COSDictionary colourTransform(@Nullable COSBase parameters) {
        COSBase last =
                parameters instanceof COSArray list && list.size() > 0 ? list.getObject(list.size() - 1) : parameters;
        if (last instanceof COSDictionary dictionary && dictionary.containsKey(COLOUR_TRANSFORM)) {
            COSDictionary only = new COSDictionary();
            only.setInt(COLOUR_TRANSFORM, dictionary.getInt(COLOUR_TRANSFORM));
            return only;
        }
        return null;
    }
}
