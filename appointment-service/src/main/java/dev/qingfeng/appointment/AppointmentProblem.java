package dev.qingfeng.appointment;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What appointment-service refuses, beyond what every service does. */
public enum AppointmentProblem implements ProblemCode {
    /** A city has one running cycle at a time. */
    ANOTHER_CYCLE_RUNS(409, "cycle_one_running"),
    CYCLE_CODE_TAKEN(409, "cycle_code_once"),
    /** Phases follow each other; none is skipped or entered twice. */
    PHASE_OUT_OF_ORDER(409, null),
    UNIT_PATH_TAKEN(409, "unit_path_once"),
    POST_KIND_TAKEN(409, "post_kind_once"),
    STAFF_NUMBER_TAKEN(409, "cadre_staff_number_once");

    private final int status;
    private final @Nullable String constraint;

    AppointmentProblem(int status, @Nullable String constraint) {
        this.status = status;
        this.constraint = constraint;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** Makes the codes known to the platform. */
    static final class Catalogue {
        @Produces
        @Singleton
        ProblemCatalogue appointmentProblems() {
            return ProblemCatalogue.of(AppointmentProblem.class);
        }
    }
}
