package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.channels.SeekableByteChannel;

/**
 * Something that is found out from the file of a stranger. It is done in a process of its own, see {@link FileProcess}, which has
 * neither the configuration nor the log nor the database of the service. Has a constructor without parameters, and keeps nothing
 * from one file to the next.
 */
public interface FileWork {

    /** How much memory its process has, in megabytes; where a work does not say, as much as a page needs while it is drawn. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Memory {
        int megabytes();
    }

    /**
     * Throws {@link NotPlainException} if the file is more than such a file shows, and any other {@link IOException} or {@link
     * RuntimeException} if it does not open.
     *
     * @param file at any position
     * @param order what the caller asks, in a form of the work's own
     * @return the answer, in a form of the work's own
     */
    byte[] on(SeekableByteChannel file, byte[] order) throws IOException;
}
