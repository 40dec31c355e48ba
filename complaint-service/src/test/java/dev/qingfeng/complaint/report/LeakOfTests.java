package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** A fault of ours that tells what came with a request, where a test asks for it by a header. */
@Provider
public class LeakOfTests implements ContainerRequestFilter {

    /** Told in the detail of a refusal. */
    static final String REFUSED = "Leak-Of-Tests-In-Refusal";

    /** Told by an exception that nobody foresaw. */
    static final String FAILED = "Leak-Of-Tests-In-Exception";

    @Override
    public void filter(ContainerRequestContext request) {
        String refused = request.getHeaderString(REFUSED);
        if (refused != null) {
            throw ProblemException.of(ComplaintProblem.TOO_MANY_ATTACHMENTS, refused);
        }
        String failed = request.getHeaderString(FAILED);
        if (failed != null) {
            throw new IllegalStateException("What came was " + failed);
        }
    }
}
