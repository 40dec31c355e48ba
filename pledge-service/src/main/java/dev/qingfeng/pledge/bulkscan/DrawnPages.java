package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.Upload;
import java.io.IOException;
import java.util.List;

/**
 * The pages of a pledge as its scan, before they are recorded.
 *
 * @param indexes of the pages in the file, from 0, in the order of the form
 */
record DrawnPages(List<Integer> indexes, Upload scan) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        scan.close();
    }
}
