package dev.qingfeng.platform.web;

/** Which text the database can hold. */
public final class StorableText {

    private StorableText() {}

    /** False if the text holds what XML cannot hold either: control characters but for tabs and line ends, half a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(StorableText::isStorable);
    }

    private static boolean isStorable(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && Character.getType(point) != Character.SURROGATE && (point & 0xFFFE) != 0xFFFE);
    }
}
