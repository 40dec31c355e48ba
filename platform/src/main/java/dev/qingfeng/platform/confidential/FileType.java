package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A kind of file, as its content says it. {@link PaperType} has those that a scanner makes; a service may add its own. */
public interface FileType {

    /** As it is known to people, such as {@code PDF}. */
    String name();

    String mediaType();

    /**
     * Whether a file with this beginning is of this kind and no other.
     *
     * @param head the first bytes of the file, 16 of them unless it is shorter
     */
    boolean isBegunBy(byte[] head);

    /**
     * Opens the file and looks through it; takes seconds of what is large, in a process of its own, and belongs in no transaction.
     * Throws {@link NotPlainException} if it is more than such a file shows, and any other
     * {@link IOException} if it does not open.
     *
     * @param content at any position
     * @return how many pages it has; 1 for a picture
     */
    int verify(SeekableByteChannel content) throws IOException;
}
