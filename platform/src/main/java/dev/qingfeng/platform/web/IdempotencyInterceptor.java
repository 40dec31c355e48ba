package dev.qingfeng.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps the first answer to each Idempotency-Key and gives it again. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 100)
public class IdempotencyInterceptor {

    private static final List<Class<? extends Annotation>> ADDRESS_AND_HEADERS =
            List.of(PathParam.class, QueryParam.class, HeaderParam.class, BeanParam.class);

    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final IdempotencyKeys keys;
    private final KeyedHash hash;
    private final ObjectMapper json;

    IdempotencyInterceptor(
            Caller caller, HttpHeaders headers, UriInfo uri, IdempotencyKeys keys, KeyedHash hash, ObjectMapper json) {
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.keys = keys;
        this.hash = hash;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String key = Objects.requireNonNull(headers.getHeaderString(IdempotencyKeyFirst.HEADER), "asked for first");
        if (invocation.getMethod().getDeclaringClass().isAnnotationPresent(Anonymous.class)) {
            AnonymousKey secret = AnonymousKey.of(key, fingerprint(invocation), hash, json);
            return QuarkusTransaction.joiningExisting()
                    .call(() -> answer(invocation, secret.use(), secret::close, secret::open));
        }
        IdempotencyKeys.Use use = new IdempotencyKeys.Use(caller.id(), key, fingerprint(invocation));
        return QuarkusTransaction.joiningExisting()
                .call(() -> answer(invocation, use, UnaryOperator.identity(), UnaryOperator.identity()));
    }

    private Object answer(
            InvocationContext invocation,
            IdempotencyKeys.Use use,
            UnaryOperator<IdempotencyKeys.Answer> close,
            UnaryOperator<IdempotencyKeys.Answer> open)
            throws Exception {
        keys.lock(use);
        Optional<IdempotencyKeys.Answer> kept = keys.find(use);
        if (kept.isPresent()) {
            return open.apply(kept.get()).toResponse();
        }
        RestResponse<?> response = (RestResponse<?>) invocation.proceed();
        IdempotencyKeys.Answer answer = IdempotencyKeys.Answer.of(response, write(response.getEntity()));
        keys.keep(use, close.apply(answer));
        return answer.toResponse();
    }

    /**
     * Over what the request means, not its bytes: a client that writes its JSON anew repeats the same request. Keyed, since little of
     * a body may be unknown to whoever has the database.
     */
    private String fingerprint(InvocationContext invocation) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(
                (invocation.getMethod().getName() + " " + uri.getRequestUri().getRawPath() + "?"
                                + uri.getRequestUri().getRawQuery() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        Parameter[] declared = invocation.getMethod().getParameters();
        for (int i = 0; i < declared.length; i++) {
            if (isBody(declared[i])) {
                digest.update(bytes(invocation.getParameters()[i]));
            }
        }
        return hash.of("idempotency-request", HexFormat.of().formatHex(digest.digest()));
    }

    /** What comes from the address is in the fingerprint already, and headers do not make another request. */
    private static boolean isBody(Parameter parameter) {
        return ADDRESS_AND_HEADERS.stream().noneMatch(parameter::isAnnotationPresent);
    }

    /** A file means its bytes, or their hash. */
    private byte[] bytes(Object body) {
        if (body instanceof Upload upload) {
            return upload.sha256AsSent().getBytes(StandardCharsets.US_ASCII);
        }
        return body instanceof byte[] file ? file : write(body).getBytes(StandardCharsets.UTF_8);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An @Idempotent method takes and returns what JSON can hold", e);
        }
    }
}
