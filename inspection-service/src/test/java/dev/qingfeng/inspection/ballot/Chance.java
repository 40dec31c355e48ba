package dev.qingfeng.inspection.ballot;

/** How far luck goes: what may be expected of somebody who guesses and knows nothing. */
final class Chance {

    /** How often a test that tries many ways to guess may fail although none of them is worth anything. */
    static final double FALSE_ALARM = 1e-6;

    private Chance() {}

    /** How likely it is that of so many fair coins so many or more fall right. */
    static double ofCoins(long right, long tossed) {
        double term = -tossed * Math.log(2);
        double all = 0;
        for (long heads = tossed; heads >= right; heads--) {
            all += Math.exp(term);
            term += Math.log((double) heads) - Math.log((double) (tossed - heads + 1));
        }
        return all;
    }

    /**
     * More likely than this it is not that in so many shuffled decks, whatever their size, so many cards or more lie where they lay
     * before. In one deck that is one card on average, and the moments of their number are at most those of a Poisson variable of mean
     * one; so Chernoff's bound of that holds.
     */
    static double ofShuffles(long inPlace, long decks) {
        return inPlace <= decks
                ? 1
                : Math.exp(inPlace - decks + inPlace * (Math.log((double) decks) - Math.log((double) inPlace)));
    }
}
