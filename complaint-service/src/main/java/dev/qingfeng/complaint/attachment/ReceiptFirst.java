package dev.qingfeng.complaint.attachment;

import dev.qingfeng.complaint.report.IntakeLimit;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.BodyLimit;
import dev.qingfeng.platform.web.IdempotencyKeyFirst;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Looks the receipt of a file up before anything of the file is read: whoever has none costs a look into the database and no more, and no
 * upload of those that others need.
 */
public class ReceiptFirst {

    private static final int LONGEST = 100;

    /** After what forgets the caller, counts the request and wants its key. */
    private static final int LAST = IdempotencyKeyFirst.PRIORITY + 100;

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
            attachments.requireReceipt(SecretCode.read(written(request)));
            limit.requireUpload(request);
        } catch (ProblemException refusal) {
            BodyLimit.leaveUnread(request);
            throw refusal;
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
