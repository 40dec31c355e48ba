package dev.qingfeng.inspection.ballotbox;

import java.util.Arrays;
import java.util.List;

/** The three people of whom any two open a round, numbered from 1. */
final class Holders {

    static final int COUNT = 3;

    private Holders() {}

    static boolean isOne(int holder) {
        return holder >= 1 && holder <= COUNT;
    }

    static int require(int holder) {
        if (!isOne(holder)) {
            throw new IllegalArgumentException("There is no holder " + holder);
        }
        return holder;
    }

    /** In the order of their numbers. Two with one key would be one who opens alone. */
    static void requireKeys(List<byte[]> publicKeys) {
        if (publicKeys.size() != COUNT
                || publicKeys.stream().map(Arrays::toString).distinct().count() != COUNT) {
            throw new IllegalArgumentException("A round has three holders, each with a public key of their own");
        }
    }
}
