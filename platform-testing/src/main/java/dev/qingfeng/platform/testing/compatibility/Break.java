package dev.qingfeng.platform.testing.compatibility;

/**
 * One promise of a released contract that is not kept.
 *
 * @param pointer JSON pointer to the place, in the released document; in the present one if only that has the place
 * @param sentence what a caller or consumer loses
 */
public record Break(String pointer, String sentence) {

    @Override
    public String toString() {
        return sentence + " (" + pointer + ")";
    }
}
