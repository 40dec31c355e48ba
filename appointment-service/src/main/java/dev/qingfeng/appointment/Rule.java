package dev.qingfeng.appointment;

import dev.qingfeng.platform.problem.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * The rules behind this service's gates: each by its name in the domain document, and quoted in the words of its
 * source.
 */
public enum Rule {
    UNITS("Units that change", "撤鄉並鎮"),
    THE_CYCLE("The cycle", "在充分考察、分析結構、專題彙報基礎上"),
    GROUNDS_OF_ADOPTION("Grounds of adoption", "在充分考察、分析結構、專題彙報基礎上"),
    REPORT("Report", "考察彙報會"),
    TEN_PRINCIPLES("Ten principles", "10項換屆調整原則"),
    COLLECTIVE_DECISION("Collective decision", "集體研究"),
    TAKING_EFFECT("Taking effect", "集體研究");

    private final String title;
    private final String clause;

    Rule(String title, String clause) {
        this.title = title;
        this.clause = clause;
    }

    /** A condition of this rule that does not hold. */
    public Unmet unmet(String condition, @Nullable String subject) {
        return new Unmet(condition, title, clause, subject);
    }
}
