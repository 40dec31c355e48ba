package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.pledge.document.FormCode;
import dev.qingfeng.pledge.document.FormCodes;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a bulk scan as pictures: to find the codes on them, and to give each pledge its own. A page is not cut out of the file as
 * it is, since it could bring along what stands on the pages of others.
 */
@Singleton
class PageImages {

    private static final float DPI = 200;
    private static final float FINER = 300;
    /** A4 at 300 dots per inch and some more. */
    private static final float MOST_PIXELS = 12_000_000;

    private static final long MOST_PIXELS_OF_A_PICTURE = 70_000_000;
    private static final float QUALITY = 0.8f;
    private static final float POINTS_PER_INCH = 72;
    private static final int DEEPEST = 5;

    private final FormCodes codes;

    PageImages(FormCodes codes) {
        this.codes = codes;
    }

    /**
     * What the code of ours on a page says; null if there is none that can be read, or two that differ. Codes of others do not
     * matter.
     *
     * @param index counts from 0
     */
    @Nullable
    FormCode code(PDDocument file, int index) throws IOException {
        Set<FormCode> found = codes(file, index, DPI);
        if (found.isEmpty()) {
            found = codes(file, index, FINER);
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private Set<FormCode> codes(PDDocument file, int index, float dpi) throws IOException {
        return QrCode.read(picture(file, index, dpi, ImageType.GRAY)).stream()
                .flatMap(text -> codes.read(text).stream())
                .collect(Collectors.toSet());
    }

    /** A PDF of these pages and nothing else, each a picture; in colour, for the sake of seals. */
    byte[] extract(PDDocument file, List<Integer> indexes) throws IOException {
        try (PDDocument extract = new PDDocument()) {
            for (int index : indexes) {
                BufferedImage picture = picture(file, index, DPI, ImageType.RGB);
                float scale = POINTS_PER_INCH / DPI;
                PDPage page = new PDPage(new PDRectangle(picture.getWidth() * scale, picture.getHeight() * scale));
                extract.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(extract, page)) {
                    content.drawImage(
                            JPEGFactory.createFromImage(extract, picture, QUALITY, (int) DPI),
                            0,
                            0,
                            page.getMediaBox().getWidth(),
                            page.getMediaBox().getHeight());
                }
            }
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            extract.save(pdf);
            return pdf.toByteArray();
        }
    }

    private static BufferedImage picture(PDDocument file, int index, float dpi, ImageType type) throws IOException {
        PDPage page = file.getPage(index);
        requireBounded(page.getResources(), new HashSet<>(), 0);
        PDRectangle box = page.getCropBox();
        float scale = dpi / POINTS_PER_INCH;
        float pixels = Math.max(1, box.getWidth() * scale) * Math.max(1, box.getHeight() * scale);
        PDFRenderer renderer = new WholeRenderer(file);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImage(
                index, pixels > MOST_PIXELS ? scale * (float) Math.sqrt(MOST_PIXELS / pixels) : scale, type);
    }

    /** A picture that says it is huge would fill the memory before anything of it is seen. */
    private static void requireBounded(@Nullable PDResources resources, Set<COSBase> seen, int depth)
            throws IOException {
        if (resources == null || !seen.add(resources.getCOSObject())) {
            return;
        }
        if (depth > DEEPEST) {
            throw new IOException("Pictures within pictures");
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image
                    && (long) image.getWidth() * image.getHeight() > MOST_PIXELS_OF_A_PICTURE) {
                throw new IOException("A picture of %d by %d".formatted(image.getWidth(), image.getHeight()));
            }
            if (object instanceof PDFormXObject form) {
                requireBounded(form.getResources(), seen, depth + 1);
            }
        }
    }

    /** Fails where PDFBox would leave out what it cannot draw: an empty page proves nothing. */
    private static final class WholeRenderer extends PDFRenderer {

        WholeRenderer(PDDocument file) {
            super(file);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
                        throws IOException {
                    throw e;
                }
            };
        }
    }
}
