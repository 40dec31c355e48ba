package dev.qingfeng.appointment.structure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Map;

/**
 * A font without a file: charts are laid out by rough widths, and whoever shows one draws its texts in a font of their own. So a chart
 * is the same everywhere, and a machine without fonts draws it too.
 */
final class ChartFont extends Font {

    private static final long serialVersionUID = 1;

    private static final int FIRST_WIDE = 0x2E80;
    private static final double NARROW = 0.6;
    private static final float ASCENT = 0.8f;

    private ChartFont(int style, int size) {
        super(SANS_SERIF, style, size);
    }

    static ChartFont plain(int size) {
        return new ChartFont(PLAIN, size);
    }

    static ChartFont bold(int size) {
        return new ChartFont(BOLD, size);
    }

    /** Without looking for one on this machine. */
    @Override
    public String getFamily() {
        return getName();
    }

    /** Whatever is asked for: nothing is drawn in another. */
    @Override
    public Font deriveFont(Map<? extends Attribute, ?> attributes) {
        return this;
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Line(getSize2D(), text.length());
    }

    /** Widths of its texts. */
    static final class Widths extends FontMetrics {

        private static final long serialVersionUID = 1;

        Widths(Font font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return Math.round(font.getSize2D() * ASCENT);
        }

        @Override
        public int getDescent() {
            return font.getSize() - getAscent();
        }

        @Override
        public int charWidth(int codePoint) {
            return (int) Math.ceil(width(codePoint));
        }

        @Override
        public int charWidth(char character) {
            return charWidth((int) character);
        }

        @Override
        public int charsWidth(char[] characters, int from, int length) {
            return stringWidth(new String(characters, from, length));
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(text.codePoints().mapToDouble(this::width).sum());
        }

        private double width(int codePoint) {
            return font.getSize2D() * (codePoint < FIRST_WIDE ? NARROW : 1);
        }
    }

    private static final class Line extends LineMetrics {

        private final float size;
        private final int characters;

        Line(float size, int characters) {
            this.size = size;
            this.characters = characters;
        }

        @Override
        public int getNumChars() {
            return characters;
        }

        @Override
        public float getAscent() {
            return size * ASCENT;
        }

        @Override
        public float getDescent() {
            return size - getAscent();
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return size;
        }

        @Override
        public int getBaselineIndex() {
            return Font.ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, 0, 0};
        }

        @Override
        public float getStrikethroughOffset() {
            return -size / 3;
        }

        @Override
        public float getStrikethroughThickness() {
            return 1;
        }

        @Override
        public float getUnderlineOffset() {
            return 1;
        }

        @Override
        public float getUnderlineThickness() {
            return 1;
        }
    }
}
