package dev.qingfeng.platform.problem;

import java.io.Serial;
import java.util.List;

/** Refuses the request with a problem document and rolls the transaction back. */
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient List<Object> arguments;
    private final transient List<ProblemError> errors;
    private final transient List<Unmet> unmet;

    private ProblemException(ProblemCode code, List<Object> arguments, List<ProblemError> errors, List<Unmet> unmet) {
        super(code.code(), null, false, false);
        this.code = code;
        this.arguments = arguments;
        this.errors = errors;
        this.unmet = unmet;
    }

    /**
     * A refusal with nothing but its code.
     *
     * @param arguments fill the placeholders of the detail; they are shown to the caller, so no secrets and no personal data
     */
    public static ProblemException of(ProblemCode code, Object... arguments) {
        return new ProblemException(code, List.of(arguments), List.of(), List.of());
    }

    /** The same refusal with the faults found, all of them. */
    public ProblemException withErrors(List<ProblemError> found) {
        return new ProblemException(code, arguments, List.copyOf(found), unmet);
    }

    /** The same refusal with the conditions that a gate misses, all of them. */
    public ProblemException withUnmet(List<Unmet> missing) {
        return new ProblemException(code, arguments, errors, List.copyOf(missing));
    }

    public ProblemCode code() {
        return code;
    }

    List<Object> arguments() {
        return arguments;
    }

    List<ProblemError> errors() {
        return errors;
    }

    /** The conditions that a gate misses; empty for any other refusal. */
    public List<Unmet> unmet() {
        return unmet;
    }
}
