package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for what a file's kind does not tell, such as a virus. Each bean of this type is asked about each file that is taken without its
 * metadata ({@link WithoutMetadata}), before that is taken out, in no transaction. Must keep nothing of the file.
 */
public interface FileScanner {

    /**
     * Throws a {@link dev.qingfeng.platform.problem.ProblemException} with a code of its own for a file that is not to be kept, or that
     * it cannot judge now; nothing else is thrown for what the file holds.
     *
     * @param plain the file as it came; closed by the caller
     */
    void scan(InputStream plain) throws IOException;
}
