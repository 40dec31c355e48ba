package dev.qingfeng.appointment.principle;

/**
 * How much of what a principle prefers a plan brings about.
 *
 * @param principle its code
 * @param earned never negative, and never more than what was possible
 */
public record Reward(String principle, int earned, int possible) {

    public Reward {
        if (earned < 0 || earned > possible) {
            throw new IllegalArgumentException("Of %d points nobody earns %d".formatted(possible, earned));
        }
    }

    /** So many cases of those that there are, each with this weight. */
    static Reward of(String principle, long met, long cases, int weight) {
        return new Reward(principle, Math.toIntExact(met * weight), Math.toIntExact(cases * weight));
    }
}
