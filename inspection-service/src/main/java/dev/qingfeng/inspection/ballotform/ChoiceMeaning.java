package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.evaluation.Grade;
import java.util.Optional;
import java.util.stream.Stream;

/** What a choice stands for, whatever it is called in a form: figures over several forms are computed by it. */
public enum ChoiceMeaning {
    EXCELLENT,
    FAIRLY_GOOD,
    AVERAGE,
    POOR,
    YES,
    NO,
    /** Is able to say neither. */
    UNKNOWN,
    AWARE,
    ROUGHLY_AWARE,
    UNAWARE,
    PROMOTION,
    /** In the present post. */
    STAY,
    /** To another post of the same rank. */
    MOVE,
    REMOVAL;

    /** Empty for what is no grade. */
    public Optional<Grade> grade() {
        return Stream.of(Grade.values())
                .filter(grade -> grade.name().equals(name()))
                .findFirst();
    }
}
