package dev.qingfeng.complaint.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Papers as devices make them, with a mark wherever they say more than they show. */
public final class PapersOfTests {

    private PapersOfTests() {}

    /** With the mark in EXIF, XMP, a comment, and behind its end. */
    public static byte[] jpeg(String mark) {
        byte[] plain = picture("jpeg", 300);
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(plain, 0, 2);
        marked.writeBytes(segment(0xE1, "Exif\0\0" + "GPS " + mark));
        marked.writeBytes(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>" + mark + "</x>"));
        marked.writeBytes(segment(0xFE, "taken by " + mark));
        marked.write(plain, 2, plain.length - 2);
        marked.writeBytes(("a film of " + mark).getBytes(StandardCharsets.US_ASCII));
        return marked.toByteArray();
    }

    private static byte[] segment(int marker, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(bytes.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (bytes.length + 2))
                .put(bytes)
                .array();
    }

    /** With the mark in a text and behind its end. */
    public static byte[] png(String mark) {
        byte[] plain = picture("png", 300);
        int afterHeader = 8 + 25;
        byte[] content = ("tEXtAuthor\0" + mark).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(content);
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(plain, 0, afterHeader);
        marked.writeBytes(ByteBuffer.allocate(content.length + 8)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) check.getValue())
                .array());
        marked.write(plain, afterHeader, plain.length - afterHeader);
        marked.writeBytes(mark.getBytes(StandardCharsets.US_ASCII));
        return marked.toByteArray();
    }

    /** With the mark in its information, XMP, a note's author, a photograph in it, and a former edition. */
    public static byte[] pdf(String mark) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            document.getDocumentInformation().setAuthor(mark);
            Calendar made = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            made.setTimeInMillis(1_772_000_000_000L);
            document.getDocumentInformation().setCreationDate(made);
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            document,
                            new ByteArrayInputStream(("<x>" + mark + "</x>").getBytes(StandardCharsets.UTF_8))));
            page.getCOSObject().setString(COSName.getPDFName("LastModified"), mark);
            PDAnnotationText note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            note.setTitlePopup(mark);
            note.setContents("a note");
            page.getAnnotations().add(note);
            try (PDPageContentStream drawn = new PDPageContentStream(document, page)) {
                drawn.drawImage(
                        JPEGFactory.createFromStream(document, new ByteArrayInputStream(jpeg(mark))), 50, 50, 200, 200);
            }
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            document.save(first);
            try (PDDocument again = Loader.loadPDF(first.toByteArray())) {
                again.getDocumentInformation().setAuthor("somebody else");
                again.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
                ByteArrayOutputStream second = new ByteArrayOutputStream();
                again.saveIncremental(second);
                return second.toByteArray();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One that shows this. */
    public static byte[] saying(String text) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream drawn =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, false)) {
                drawn.addComment(text);
                drawn.addRect(50, 50, 100, 100);
                drawn.fill();
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All that a paper says, with nothing packed; pictures stay as they are. */
    public static String unpacked(byte[] paper) {
        byte[] bytes = paper;
        if (new String(paper, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-")) {
            try (PDDocument document = Loader.loadPDF(paper)) {
                ByteArrayOutputStream plain = new ByteArrayOutputStream();
                document.save(plain, CompressParameters.NO_COMPRESSION);
                bytes = plain.toByteArray();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Of noise, which packs badly. */
    public static byte[] picture(String format, int width) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(7);
            for (int i = 0; i < width * width; i++) {
                image.setRGB(i % width, i / width, random.nextInt());
            }
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static int[] pixels(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] longer(byte[] paper, int length) {
        return Arrays.copyOf(paper, length);
    }

    /** A small PDF whose page unfolds to so many megabytes of zeros. */
    public static byte[] bomb(int megabytes) {
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(zeros)) {
            for (int i = 0; i < megabytes; i++) {
                deflated.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<>>>>",
                "<</Length " + zeros.size() + "/Filter/FlateDecode>>");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        StringBuilder places = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        pdf.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < objects.size(); i++) {
            places.append("%010d 00000 n \n".formatted(pdf.size()));
            pdf.writeBytes(((i + 1) + " 0 obj\n" + objects.get(i) + "\n").getBytes(StandardCharsets.US_ASCII));
            if (i == objects.size() - 1) {
                pdf.writeBytes("stream\n".getBytes(StandardCharsets.US_ASCII));
                pdf.writeBytes(zeros.toByteArray());
                pdf.writeBytes("\nendstream\n".getBytes(StandardCharsets.US_ASCII));
            }
            pdf.writeBytes("endobj\n".getBytes(StandardCharsets.US_ASCII));
        }
        pdf.writeBytes((places + "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + pdf.size() + "\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }
}
