package dev.qingfeng.appointment.principle;

/**
 * What a policy sets of a principle. Its label is in the messages under {@link #label}.
 *
 * @param key the code of its principle, a dot and a name
 * @param minimum the least that a policy may set; likewise the maximum
 * @param byDefault our reading of the report
 */
public record Parameter(String key, ParameterUnit unit, int minimum, int maximum, int byDefault) {

    private static final int GROWN_UP = 18;
    private static final int OLDEST = 70;
    private static final int MANY = 1000;

    /** An age of somebody who works. */
    static Parameter age(String key, int byDefault) {
        return new Parameter(key, ParameterUnit.YEARS, GROWN_UP, OLDEST, byDefault);
    }

    /** How long something lasts, a year at least: what a day is enough for, looks at nothing but age. */
    static Parameter stay(String key, int byDefault) {
        return new Parameter(key, ParameterUnit.YEARS, 1, 50, byDefault);
    }

    static Parameter persons(String key, int byDefault) {
        return new Parameter(key, ParameterUnit.PERSONS, 0, MANY, byDefault);
    }

    static Parameter percent(String key, int byDefault) {
        return new Parameter(key, ParameterUnit.PERCENT, 0, 100, byDefault);
    }

    static Parameter flag(String key) {
        return new Parameter(key, ParameterUnit.FLAG, 0, 1, 1);
    }

    /** How much the preferences of a principle weigh in the score. */
    static Parameter weight(String code) {
        return new Parameter(code + ".weight", ParameterUnit.POINTS, 0, 100, 10);
    }

    /** Key of what it is called, among the messages. */
    public String label() {
        return "principle." + key;
    }

    boolean admits(int value) {
        return minimum <= value && value <= maximum;
    }
}
