package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.confidential.Upload;
import org.jspecify.annotations.Nullable;

/**
 * A file as it came with a form.
 *
 * @param name as its sender called it; null if they did not
 */
public record NamedUpload(Upload upload, @Nullable String name) {

    /** Without the name. */
    @Override
    public String toString() {
        return "NamedUpload";
    }
}
