package dev.qingfeng.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One fault within a refused request.
 *
 * @param pointer JSON pointer into the body, or {@code query:name}, {@code path:name}, {@code header:name}; null for imports
 * @param line line of the imported file, the header being line 1; null outside imports
 * @param column column of the imported file by its header; null outside imports or when the whole row is meant
 * @param code stable code such as {@code required}, {@code too-long}, {@code wrong-type}
 * @param detail the same in the caller's language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
        @Schema(
                description =
                        "JSON pointer into the body, or `query:name`, `path:name`, `header:name`; absent in imports",
                examples = "/deadline")
        @Nullable
        String pointer,

        @Schema(description = "Line of the imported file, the header being line 1; only in imports") @Nullable
        Integer line,

        @Schema(description = "Column of the imported file; only in imports, absent when the whole row is meant")
        @Nullable
        String column,

        @Schema(description = "Stable code to program against", examples = "wrong-type")
        String code,

        @Schema(description = "The same in the caller's language")
        String detail) {

    public static ProblemError at(String pointer, String code, String detail) {
        return new ProblemError(pointer, null, null, code, detail);
    }

    /** The same where the caller's language is not known: its detail is the message {@code error.<code>} in it. */
    public static ProblemError at(String pointer, String code) {
        return at(pointer, code, "");
    }

    ProblemError in(Language language, Messages messages) {
        return detail.isEmpty()
                ? new ProblemError(pointer, line, column, code, messages.text(language, "error." + code))
                : this;
    }
}
