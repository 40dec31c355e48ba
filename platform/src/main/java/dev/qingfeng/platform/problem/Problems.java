package dev.qingfeng.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes problem documents, and knows every code of this service. */
@ApplicationScoped
public class Problems {

    private final Messages messages;
    private final ObjectMapper json;
    private final String base;
    private final Map<String, ProblemCode> byCode = new TreeMap<>();

    Problems(
            Messages messages,
            ObjectMapper json,
            @All List<ProblemCatalogue> catalogues,
            @ConfigProperty(name = "quarkus.rest.path") String base) {
        this.messages = messages;
        this.json = json;
        this.base = base;
        catalogues.stream()
                .flatMap(catalogue -> catalogue.codes().stream())
                .forEach(code -> byCode.put(code.code(), code));
    }

    @Produces
    @Singleton
    static ProblemCatalogue platformCatalogue() {
        return ProblemCatalogue.of(PlatformProblem.class);
    }

    /** The document for a refusal; {@code instance} is the path asked for, without its query. */
    public Problem problem(ProblemException refusal, Language language, @Nullable String instance) {
        ProblemCode code = refusal.code();
        return new Problem(
                typeOf(code),
                title(code, language),
                code.status(),
                detail(refusal, language),
                code.code(),
                instance,
                traceId(),
                refusal.errors().stream()
                        .map(error -> error.in(language, messages))
                        .toList(),
                refusal.unmet());
    }

    /** What is wrong, in the caller's language. */
    public String detail(ProblemException refusal, Language language) {
        return messages.text(
                language,
                "problem." + refusal.code().code() + ".detail",
                refusal.arguments().toArray());
    }

    /** Where the problem is documented: a path on this service's own origin, so that it holds wherever it is served. */
    public String typeOf(ProblemCode code) {
        return base + "/v1/problems/" + code.code();
    }

    public String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String title(ProblemCode code, Language language) {
        return messages.text(language, "problem." + code.code() + ".title");
    }

    public Optional<ProblemCode> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Optional<ProblemCode> byConstraint(String constraint) {
        return byCode.values().stream()
                .filter(code -> code.constraint().filter(constraint::equals).isPresent())
                .findAny();
    }

    /** Every code this service can answer with, sorted. */
    public Collection<ProblemCode> all() {
        return byCode.values();
    }

    private static @Nullable String traceId() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
