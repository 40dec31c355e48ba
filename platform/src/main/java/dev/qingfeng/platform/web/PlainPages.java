package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.ProblemMappers;
import dev.qingfeng.platform.problem.Problems;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pages for people without an account, in their language and without script. */
@Singleton
public class PlainPages {

    private final Messages messages;
    private final Problems problems;

    PlainPages(Messages messages, Problems problems) {
        this.messages = messages;
        this.problems = problems;
    }

    /**
     * A page, which its template finds with {@code lang}, its labels as {@code t}, and {@code problem}, empty where nothing was refused.
     *
     * @param labels what the keys of its labels begin with, such as {@code page.ballot.}
     * @param refusal why what was sent before was refused; null if nothing was
     */
    public TemplateInstance page(
            Template template, Language language, String labels, @Nullable ProblemException refusal) {
        Map<String, String> texts = messages.keys(language).stream()
                .filter(key -> key.startsWith(labels))
                .collect(Collectors.toMap(
                        key -> key.substring(labels.length()), key -> messages.pattern(language, key)));
        return template.data("lang", language.tag())
                .data("t", texts)
                .data("problem", refusal == null ? "" : problems.detail(refusal, language));
    }

    /** A page that loads nothing, runs nothing and tells nobody where it was read. */
    public static RestResponse<String> shown(int status, String html) {
        return RestResponse.ResponseBuilder.<String>create(status)
                .entity(html)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** The same after a refusal, with its status. */
    public static RestResponse<String> refused(ProblemException refusal, String html) {
        RestResponse<String> page = shown(refusal.code().status(), html);
        if (page.getStatus() == RestResponse.StatusCode.SERVICE_UNAVAILABLE) {
            page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, ProblemMappers.RETRY_AFTER_SECONDS);
        }
        return page;
    }
}
