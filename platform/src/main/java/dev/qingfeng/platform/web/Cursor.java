package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a list: opaque to the caller, good for the list and the filters that it was made for. */
public final class Cursor {

    private static final char END_OF_LIST_NAME = '\n';

    private Cursor() {}

    /**
     * Of the place after a key.
     *
     * @param list name of the list with its filters: elsewhere the cursor is refused
     */
    public static String at(String list, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + END_OF_LIST_NAME + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The key, which may be another than was ever given out; refuses with 400 {@code bad-cursor} what is none of the list. */
    public static String open(String list, String cursor) {
        String text = decode(cursor);
        if (!text.startsWith(list + END_OF_LIST_NAME) || !StorableText.isStorable(text)) {
            throw ProblemException.of(PlatformProblem.BAD_CURSOR);
        }
        return text.substring(list.length() + 1);
    }

    private static String decode(String cursor) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw ProblemException.of(PlatformProblem.BAD_CURSOR);
        }
    }
}
