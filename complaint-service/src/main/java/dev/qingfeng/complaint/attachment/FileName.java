package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.StorableText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a sender calls a file: its last part, since the folders before it name people and machines. */
public final class FileName {

    private static final int LONGEST = 255;

    private FileName() {}

    /** From a header; null for none. Refuses with 400 {@code malformed-request} what cannot be read or stored. */
    static @Nullable String decoded(@Nullable String encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            return last(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
    }

    /** The last part, cut to what is kept; null for none. Refuses with 400 {@code malformed-request} what cannot be stored. */
    public static @Nullable String last(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .strip();
        if (!StorableText.isStorable(name)) {
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
        int end = name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length())));
        return name.isEmpty() ? null : name.substring(0, end);
    }
}
