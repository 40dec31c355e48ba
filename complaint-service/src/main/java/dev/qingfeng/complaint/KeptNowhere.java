package dev.qingfeng.complaint;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Browsers keep nothing of what this service answers: a copy on a disk would outlive the case, and its erasure. */
public class KeptNowhere {

    /** Before it is written; the entity tag stays, for {@code If-Match}. */
    @ServerResponseFilter
    public void keepNothing(ContainerResponseContext answer) {
        String said = answer.getHeaderString(HttpHeaders.CACHE_CONTROL);
        if (said == null || !said.contains("no-store")) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
    }
}
