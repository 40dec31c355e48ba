package dev.qingfeng.complaint;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What complaint-service refuses, beyond what every service does. */
public enum ComplaintProblem implements ProblemCode {
    /** No report has this receipt, whatever is wrong with it. */
    RECEIPT_UNKNOWN(404),
    /** Clearances are published for everyone at once, so not by who governs a part of a city. */
    CITY_SCOPE_NEEDED(403);

    private final int status;

    ComplaintProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** Makes the codes known to the platform. */
    static final class Catalogue {
        @Produces
        @Singleton
        ProblemCatalogue complaintProblems() {
            return ProblemCatalogue.of(ComplaintProblem.class);
        }
    }
}
