package dev.qingfeng.appointment.principle;

import java.util.List;
import java.util.Optional;

/**
 * One of the ten principles: what a policy sets of it, and plain arithmetic over the state that a plan leads to. A class that is a
 * {@code @Singleton} of this type is in force; its words are in the messages under {@link #title} and {@link #clause}.
 */
public interface Principle {

    /** {@code P} and its number. */
    String code();

    /** How binding what it demands is. */
    List<PrincipleKind> kinds();

    /** What a policy sets of it, in the order in which it is shown. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Which of its parameters bound each other. */
    default List<Range> ranges() {
        return List.of();
    }

    /** Of what a plan may be let off from it; empty if it never is. */
    default Optional<Subject.Type> waivableFor() {
        return Optional.empty();
    }

    /** How the state stands to it under these terms: the same whatever order the moves were made in. */
    Verdict check(TargetState state, Terms terms);

    /** Key of its title among the messages. */
    default String title() {
        return "principle." + code() + ".title";
    }

    /** Key of its clause among the messages. */
    default String clause() {
        return "principle." + code() + ".clause";
    }

    /** A finding of this principle. */
    default Finding finding(String code, PrincipleKind kind, List<Subject> subjects, Integer... figures) {
        return new Finding(code(), code, kind, subjects, List.of(figures));
    }

    /** Two parameters of which the first is not above the second. */
    record Range(Parameter from, Parameter to) {}
}
