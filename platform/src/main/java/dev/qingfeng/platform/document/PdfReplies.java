package dev.qingfeng.platform.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with a document. */
public final class PdfReplies {

    public static final String PDF = "application/pdf";

    private PdfReplies() {}

    /** 200 with a document to save; {@code name} has no suffix. */
    public static RestResponse<byte[]> of(byte[] pdf, String name) {
        return reply(pdf, name);
    }

    /** As {@link #of}, while it is written; where that fails, the connection ends in the midst of the answer. */
    public static RestResponse<StreamingOutput> streamed(StreamingOutput pdf, String name) {
        return reply(pdf, name);
    }

    private static <T> RestResponse<T> reply(T pdf, String name) {
        return RestResponse.ResponseBuilder.ok(pdf, PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
