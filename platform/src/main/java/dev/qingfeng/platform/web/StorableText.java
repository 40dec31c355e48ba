package dev.qingfeng.platform.web;

/** Which text the database can hold. */
public final class StorableText {

    private StorableText() {}

    /** False if the text holds NUL or half a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
