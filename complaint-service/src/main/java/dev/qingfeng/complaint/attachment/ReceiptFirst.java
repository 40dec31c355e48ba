package dev.qingfeng.complaint.attachment;

import dev.qingfeng.complaint.report.IntakeLimit;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.BodyLimit;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Looks the receipt of a file up before anything of the file is read: whoever has none costs a look into the database and no more, and no
 * upload of those that others need.
 */
public class ReceiptFirst {

    private static final int LONGEST = 100;

    /** After what forgets the caller and counts the request. */
    private static final int LAST = Priorities.USER + 1000;

    @Inject
    AttachmentService attachments;

    @Inject
    IntakeLimit limit;

    @ServerRequestFilter(priority = LAST)
    public void require(ResourceInfo resource, RoutingContext request) {
        if (resource.getResourceClass() != ReportAttachmentResource.class) {
            return;
        }
        try {
            requireKey(request);
            attachments.requireReceipt(SecretCode.read(written(request)));
            limit.requireUpload(request);
        } catch (ProblemException refusal) {
            BodyLimit.leaveUnread(request);
            throw refusal;
        }
    }

    /** Whether or not the receipt is right: nothing is looked up for a request that would be refused anyway. */
    private static void requireKey(RoutingContext request) {
        if (request.request().getHeader("Idempotency-Key") == null) {
            throw ProblemException.of(PlatformProblem.IDEMPOTENCY_KEY_MISSING);
        }
    }

    private static String written(RoutingContext request) {
        String receipt = request.request().getHeader(ReportAttachmentResource.RECEIPT);
        if (receipt == null || receipt.length() > LONGEST) {
            String fault = receipt == null ? "required" : "wrong-length";
            throw ProblemException.of(PlatformProblem.INVALID_REQUEST)
                    .withErrors(List.of(ProblemError.at("header:" + ReportAttachmentResource.RECEIPT, fault)));
        }
        return receipt;
    }
}
