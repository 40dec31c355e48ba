package dev.qingfeng.recount;

import java.util.List;

/**
 * One line of the verdict.
 *
 * @param faults where it does not hold; none if it does
 */
record Check(String chinese, String english, List<String> faults) {

    boolean holds() {
        return faults.isEmpty();
    }

    /** A line, and one more for each fault. */
    String text() {
        String line = (holds() ? "[ 相符 OK ]  " : "[ 不符 NO ]  ") + chinese + " / " + english;
        return faults.isEmpty() ? line : line + "\n    - " + String.join("\n    - ", faults);
    }
}
