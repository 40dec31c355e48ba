package dev.qingfeng.platform.testing.compatibility;

/** Who must cope with a value: what the service takes may only widen, what it gives may only narrow. */
enum Direction {
    TAKEN("a request"),
    ANSWERED("an answer"),
    PUBLISHED("an event");

    private final String value;

    Direction(String value) {
        this.value = value;
    }

    /** What a value that goes this way is called in a sentence. */
    String value() {
        return value;
    }
}
