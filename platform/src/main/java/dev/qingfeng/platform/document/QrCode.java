package dev.qingfeng.platform.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** QR codes: a quarter of one may be lost, as on paper that was folded, stamped or copied. */
public final class QrCode {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS_OF_A_MODULE = 6;

    private QrCode() {}

    /** As a picture in black and white, quiet zone included. */
    public static BufferedImage image(String content) {
        try {
            BitMatrix code = new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
            int side = code.getWidth() * PIXELS_OF_A_MODULE;
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    boolean black = code.get(x / PIXELS_OF_A_MODULE, y / PIXELS_OF_A_MODULE);
                    image.setRGB(x, y, black ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            return image;
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a code", e);
        }
    }

    /** As the address of a picture in HTML. */
    public static String dataUri(String content) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(content), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** What all the codes on a page say, whichever way it lies; none if there is none that can be read. */
    public static Set<String> read(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        LuminanceSource source =
                new RGBLuminanceSource(width, height, page.getRGB(0, 0, width, height, null, 0, width));
        Set<String> found = new LinkedHashSet<>();
        for (BinaryBitmap bitmap : new BinaryBitmap[] {
            new BinaryBitmap(new HybridBinarizer(source)), new BinaryBitmap(new GlobalHistogramBinarizer(source))
        }) {
            try {
                for (Result result : new QRCodeMultiReader()
                        .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))) {
                    found.add(result.getText());
                }
            } catch (NotFoundException e) {
                // Perhaps with the other way of telling black from white.
                continue;
            }
            break;
        }
        return found;
    }
}
