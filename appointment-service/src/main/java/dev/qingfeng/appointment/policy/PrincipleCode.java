package dev.qingfeng.appointment.policy;

import static dev.qingfeng.appointment.policy.PrincipleKind.HARD;
import static dev.qingfeng.appointment.policy.PrincipleKind.REPORTED;
import static dev.qingfeng.appointment.policy.PrincipleKind.SOFT;

import java.util.List;

/** The ten principles 10項換屆調整原則. Titles and clauses are in the messages, the original words in traditional Chinese. */
public enum PrincipleCode {
    /** 樹立正確用人導向. */
    P1(true, HARD, SOFT),
    /** 合理配備領導職數. */
    P2(true, HARD),
    /** 選優配強黨政正職. */
    P3(false, HARD, SOFT),
    /** 優化領導班子結構. */
    P4(false, HARD, SOFT),
    /** 加大年輕幹部使用力度. */
    P5(false, SOFT, REPORTED),
    /** 重視從基層一線選拔幹部. */
    P6(false, HARD),
    /** 妥善安排基層領導幹部. */
    P7(false, HARD, SOFT),
    /** 解決幹部職級待遇. */
    P8(false, REPORTED),
    /** 加大幹部交流輪崗力度. */
    P9(false, SOFT),
    /** 加強幹部掛職鍛鍊. */
    P10(false, SOFT, REPORTED);

    private final boolean evaluated;
    // Error Prone does not know that List.of never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<PrincipleKind> kinds;

    PrincipleCode(boolean evaluated, PrincipleKind... kinds) {
        this.evaluated = evaluated;
        this.kinds = List.of(kinds);
    }

    /** Whether plans are checked against it; the others are adopted and quoted, and humans see to them. */
    public boolean isEvaluated() {
        return evaluated;
    }

    public List<PrincipleKind> kinds() {
        return kinds;
    }

    /** Key of its title among the messages. */
    public String title() {
        return "principle." + name() + ".title";
    }

    /** Key of its clause among the messages. */
    public String clause() {
        return "principle." + name() + ".clause";
    }
}
