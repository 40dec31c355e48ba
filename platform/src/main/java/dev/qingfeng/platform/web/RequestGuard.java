package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses addresses that hold what the database cannot store, before anything reads them. */
public class RequestGuard {

    @ServerRequestFilter(preMatching = true)
    public void refuseUnstorable(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        String address = request.getUriInfo().getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        if (address.contains("%00")) {
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
    }
}
