package dev.qingfeng.platform.figures;

import java.util.List;

/**
 * How many people of a place said or did something, or the sum of its parts: units of an inspection team, teams of a city. Two figures
 * are the same only if they are one object.
 */
public final class Figure {

    /** For what has no highest number that everybody knows. */
    public static final long UNBOUNDED = 1L << 40;

    private final long count;
    private final long most;
    private final List<Figure> parts;

    private Figure(long count, long most, List<Figure> parts) {
        this.count = count;
        this.most = most;
        this.parts = parts;
    }

    /**
     * Of a place without parts.
     *
     * @param count 0 or more
     * @param most how many it can be, as everybody knows: those who were asked; {@link #UNBOUNDED} where nobody does
     */
    public static Figure of(long count, long most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("0 <= count <= most");
        }
        return new Figure(count, most, List.of());
    }

    /** Of all these together. */
    public static Figure sumOf(List<Figure> parts) {
        long count = parts.stream().mapToLong(Figure::count).sum();
        long most = parts.stream().mapToLong(Figure::most).reduce(0, (one, other) -> Math.min(UNBOUNDED, one + other));
        return new Figure(count, most, List.copyOf(parts));
    }

    public long count() {
        return count;
    }

    /** How many it can be; {@link #UNBOUNDED} where nobody knows. */
    public long most() {
        return most;
    }

    /** None of a place without parts. */
    public List<Figure> parts() {
        return parts;
    }

    /** Whether it is of a handful of people: those who are counted, or those who were asked and are not. */
    boolean isSmall(long smallest) {
        return most > 0 && (count < smallest || (most < UNBOUNDED && most - count < smallest));
    }
}
