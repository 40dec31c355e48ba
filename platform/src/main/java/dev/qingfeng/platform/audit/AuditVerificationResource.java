package dev.qingfeng.platform.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the audit rows agree with their seals, over REST. */
@Path("/v1/audit/verification")
@RolesAllowed("auditor")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Whether what was written down was left as it was")
public class AuditVerificationResource {

    private final AuditWatch watch;

    AuditVerificationResource(AuditWatch watch) {
        this.watch = watch;
    }

    @GET
    @Operation(
            operationId = "getAuditVerification",
            summary = "How the last comparison of audit rows with their published seals ended",
            description =
                    "`NOT_YET` before the first one, and where it broke off. The command `verify-audit` says more, and verifies at once.")
    public AuditVerificationView get() {
        return watch.last();
    }
}
