package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.ChannelRead;
import dev.qingfeng.platform.confidential.FileWork;
import dev.qingfeng.platform.confidential.JpegHeader;
import dev.qingfeng.platform.confidential.NotPlainException;
import dev.qingfeng.platform.document.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages. What a page makes of the time and the memory of Java, the process that it is drawn in bounds; here is what that one
 * does not see, and what needs no try.
 */
final class PageWork implements FileWork {

    private static final float POINTS_PER_INCH = 72;
    /** A4 at 300 dots per inch and some more. */
    private static final float MOST_PIXELS = 12_000_000;

    private static final long MOST_PIXELS_OF_A_PICTURE = 70_000_000;
    /** As PDF has it, and more than five metres. */
    private static final float LONGEST_SIDE = 14_400;

    private static final float QUALITY = 0.8f;
    private static final List<String> JPEG = List.of("DCTDecode", "DCT");

    /** The answer is what the codes say, for {@link #codes(byte[])}, or a PDF. */
    @Override
    public byte[] on(SeekableByteChannel file, byte[] order) throws IOException {
        PageOrder pages = PageOrder.of(order);
        try (PDDocument document = Loader.loadPDF(new ChannelRead(file))) {
            return pages.codes() ? codes(document, pages) : extract(document, pages);
        }
    }

    private static byte[] codes(PDDocument file, PageOrder pages) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (int index : pages.indexes()) {
            found.addAll(QrCode.read(picture(file, index, pages.dpi(), ImageType.GRAY)));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(said);
        out.writeInt(found.size());
        for (String code : found) {
            out.writeUTF(code);
        }
        return said.toByteArray();
    }

    static Set<String> codes(byte[] answer) throws IOException {
        DataInputStream said = new DataInputStream(new ByteArrayInputStream(answer));
        Set<String> found = new LinkedHashSet<>();
        for (int left = said.readInt(); left > 0; left--) {
            found.add(said.readUTF());
        }
        return found;
    }

    private static byte[] extract(PDDocument file, PageOrder pages) throws IOException {
        try (PDDocument extract = new PDDocument()) {
            for (int index : pages.indexes()) {
                BufferedImage picture = picture(file, index, pages.dpi(), ImageType.RGB);
                float scale = POINTS_PER_INCH / pages.dpi();
                PDPage page = new PDPage(new PDRectangle(picture.getWidth() * scale, picture.getHeight() * scale));
                extract.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(extract, page)) {
                    content.drawImage(
                            JPEGFactory.createFromImage(extract, picture, QUALITY, (int) pages.dpi()),
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
        PDRectangle box = file.getPage(index).getCropBox();
        if (Math.max(box.getWidth(), box.getHeight()) > LONGEST_SIDE) {
            throw new IOException("A page of %f by %f".formatted(box.getWidth(), box.getHeight()));
        }
        float scale = dpi / POINTS_PER_INCH;
        float pixels = Math.max(1, box.getWidth() * scale) * Math.max(1, box.getHeight() * scale);
        PDFRenderer renderer = new WholeRenderer(file);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImage(
                index, pixels > MOST_PIXELS ? scale * (float) Math.sqrt(MOST_PIXELS / pixels) : scale, type);
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
                public void drawImage(PDImage picture) throws IOException {
                    requireBounded(picture);
                    super.drawImage(picture);
                }

                @Override
                protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                    if (operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)) {
                        requireSmall(operator.getImageParameters());
                    }
                    super.processOperator(operator, operands);
                }

                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
                        throws IOException {
                    throw e;
                }
            };
        }

        /** Wherever it stands on the page or in what: what is huge would fill the memory before anything of it is seen. */
        private static void requireBounded(@Nullable PDImage picture) throws IOException {
            if (picture == null) {
                return;
            }
            if ((long) picture.getWidth() * picture.getHeight() > MOST_PIXELS_OF_A_PICTURE) {
                throw new IOException("A picture of %d by %d".formatted(picture.getWidth(), picture.getHeight()));
            }
            if (picture instanceof PDImageXObject object) {
                if (object.getStream().getFilters().stream().anyMatch(name -> JPEG.contains(name.getName()))) {
                    // What the document says of it need not be what it is.
                    try (InputStream jpeg = object.createInputStream(JPEG)) {
                        JpegHeader.requireBounded(jpeg);
                    }
                }
                requireBounded(object.getSoftMask());
                requireBounded(object.getMask());
            }
        }

        /** What stands in the midst of a page is decoded as soon as it is met, before there is a picture to look at. */
        private static void requireSmall(COSDictionary picture) throws IOException {
            COSBase filters = picture.getDictionaryObject(COSName.F, COSName.FILTER);
            List<String> names = filters instanceof COSArray list
                    ? list.toCOSNameStringList()
                    : filters instanceof COSName name ? List.of(name.getName()) : List.of();
            if (names.stream().anyMatch(JPEG::contains)) {
                throw new NotPlainException("a photograph in the midst of a page");
            }
        }
    }
}
