package dev.qingfeng.platform.confidential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PDF written by hand, since no library writes what does harm. Its objects are numbered from 1; 1 is the catalog, 3 its page. */
final class WrittenPdf {

    private final List<byte[]> objects = new ArrayList<>();

    WrittenPdf() {
        this("");
    }

    /** @param more of the page's entries */
    WrittenPdf(String more) {
        this(more, "");
    }

    WrittenPdf(String moreOfThePage, String moreOfTheCatalog) {
        add("<< /Type /Catalog /Pages 2 0 R " + moreOfTheCatalog + " >>");
        add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + moreOfThePage + " >>");
    }

    WrittenPdf add(String object) {
        objects.add(text(object));
        return this;
    }

    /** @param dictionary without its brackets and without the length */
    WrittenPdf stream(String dictionary, byte[] packed) {
        return stream(dictionary, "\n", packed);
    }

    WrittenPdf stream(String dictionary, String begins, byte[] packed) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(text("<< " + dictionary + " /Length " + packed.length + " >>\nstream" + begins));
        object.writeBytes(packed);
        object.writeBytes(text("\nendstream"));
        objects.add(object.toByteArray());
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(text("%PDF-1.7\n"));
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(file.size()));
            file.writeBytes(text((i + 1) + " 0 obj\n"));
            file.writeBytes(objects.get(i));
            file.writeBytes(text("\nendobj\n"));
        }
        int at = file.size();
        file.writeBytes(
                text(table + "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + at));
        file.writeBytes(text("\n%%EOF\n"));
        return file.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] flate(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(packed, new Deflater(9))) {
            deflating.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    static byte[] zeros(int megabytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                deflating.write(zeros);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
