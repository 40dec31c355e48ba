package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Makes a file anew with what it shows and nothing that says where, when, by whom or with what it was made. Pictures are not decoded: what
 * they show stays as it is, to the pixel. What a file of 25 MB takes is its own size a few times over; one that would take more is refused.
 */
@FileWork.Memory(megabytes = 128)
final class MetadataRemoval implements FileWork {

    /** @param order name of the {@link PaperType} that the file was found to be */
    @Override
    public byte[] on(SeekableByteChannel file, byte[] order) throws IOException {
        byte[] content = new byte[Math.toIntExact(file.size())];
        Disguise.read(file, 0, content.length).get(content);
        return switch (PaperType.valueOf(new String(order, StandardCharsets.US_ASCII))) {
            case JPEG -> BareJpeg.of(content);
            case PNG -> BarePng.of(content);
            case PDF -> BarePdf.of(content);
        };
    }
}
