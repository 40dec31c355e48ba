package dev.qingfeng.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qingfeng.platform.web.Language;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one table from failure to problem document; nothing else turns an exception into an answer. */
@Singleton
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** What is away or busy is so for a moment. */
    public static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    Problems problems;

    @Inject
    RequestFaults faults;

    @ServerExceptionMapper
    public Response refused(ProblemException refusal, UriInfo uri, HttpHeaders headers) {
        return answer(refusal, uri, headers).build();
    }

    @ServerExceptionMapper(priority = 1)
    public Response invalid(
            ConstraintViolationException violations, UriInfo uri, HttpHeaders headers, ResourceInfo resource) {
        ProblemException refusal = faults.inParameters(violations, resource.getResourceMethod())
                ? ProblemException.of(PlatformProblem.INVALID_REQUEST)
                        .withErrors(faults.of(violations, resource.getResourceMethod(), language(headers)))
                : internal(violations);
        return answer(refusal, uri, headers).build();
    }

    @ServerExceptionMapper(priority = 1)
    public Response mismatched(MismatchedInputException fault, UriInfo uri, HttpHeaders headers) {
        return answer(unreadable(fault, language(headers)), uri, headers).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(UriInfo uri, HttpHeaders headers) {
        return answer(ProblemException.of(PlatformProblem.UNAUTHENTICATED), uri, headers)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, UriInfo uri, HttpHeaders headers) {
        return answer(ProblemException.of(PlatformProblem.FORBIDDEN), uri, headers)
                .build();
    }

    @ServerExceptionMapper
    public Response framework(
            WebApplicationException failure, UriInfo uri, HttpHeaders headers, ResourceInfo resource) {
        Throwable cause = failure.getCause();
        if (cause instanceof JsonProcessingException unreadable) {
            return answer(unreadable(unreadable, language(headers)), uri, headers)
                    .build();
        }
        if (failure instanceof NotFoundException && cause != null) {
            List<ProblemError> unreadable = faults.inQuery(uri, resource.getResourceMethod(), language(headers));
            if (!unreadable.isEmpty()) {
                return answer(
                                ProblemException.of(PlatformProblem.INVALID_REQUEST)
                                        .withErrors(unreadable),
                                uri,
                                headers)
                        .build();
            }
        }
        Response.ResponseBuilder answer = answer(byStatus(failure), uri, headers);
        if (failure.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, failure.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo uri, HttpHeaders headers) {
        return answer(refusal(failure), uri, headers).build();
    }

    /** What a failure is told as, by who answers with a page of their own; one that nobody foresaw is logged. */
    public ProblemException refusal(Throwable failure) {
        return overload(failure).or(() -> persistence(failure)).orElseGet(() -> internal(failure));
    }

    /** No connection was to be had in time, whatever that was wrapped in. */
    private static Optional<ProblemException> overload(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (PoolFailure.is(cause)) {
                return Optional.of(ProblemException.of(PlatformProblem.OVERLOADED));
            }
        }
        return Optional.empty();
    }

    private static ProblemException byStatus(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
            case 401 -> ProblemException.of(PlatformProblem.UNAUTHENTICATED);
            case 403 -> ProblemException.of(PlatformProblem.FORBIDDEN);
            case 404 -> ProblemException.of(PlatformProblem.NOT_FOUND);
            case 405 -> ProblemException.of(PlatformProblem.METHOD_NOT_ALLOWED);
            case 406 -> ProblemException.of(PlatformProblem.NOT_ACCEPTABLE);
            case 413 -> ProblemException.of(PlatformProblem.BODY_TOO_LARGE);
            case 414 -> ProblemException.of(PlatformProblem.URI_TOO_LONG);
            case 415 -> ProblemException.of(PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
            default -> status < 500 ? ProblemException.of(PlatformProblem.REQUEST_REFUSED) : internal(failure);
        };
    }

    private ProblemException unreadable(JsonProcessingException fault, Language language) {
        boolean readable = fault instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && !(mapping.getCause() instanceof JsonParseException);
        return readable
                ? ProblemException.of(PlatformProblem.INVALID_REQUEST)
                        .withErrors(List.of(faults.of((JsonMappingException) fault, language)))
                : ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
    }

    /** What the database refused, wherever in the chain it hides: one that fires at commit arrives wrapped. */
    private Optional<ProblemException> persistence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof OptimisticLockException
                    || cause instanceof org.hibernate.StaleStateException
                    || cause instanceof org.hibernate.exception.LockAcquisitionException) {
                return Optional.of(ProblemException.of(PlatformProblem.CONCURRENT_CHANGE));
            }
            if (cause instanceof org.hibernate.exception.ConstraintViolationException violation) {
                return byConstraint(violation);
            }
            if (cause instanceof org.hibernate.exception.DataException) {
                return Optional.of(ProblemException.of(PlatformProblem.INVALID_REQUEST));
            }
            if (cause instanceof JDBCConnectionException) {
                return Optional.of(ProblemException.of(PlatformProblem.TEMPORARILY_UNAVAILABLE));
            }
        }
        return Optional.empty();
    }

    private Optional<ProblemException> byConstraint(org.hibernate.exception.ConstraintViolationException violation) {
        String constraint = violation.getConstraintName();
        Optional<ProblemException> named = constraint == null
                ? Optional.empty()
                : problems.byConstraint(constraint).map(ProblemException::of);
        return named.isPresent() || violation.getKind() != ConstraintKind.UNIQUE
                ? named
                : Optional.of(ProblemException.of(PlatformProblem.CONFLICT));
    }

    private static ProblemException internal(Throwable failure) {
        LOG.error("A request failed unexpectedly", failure);
        return ProblemException.of(PlatformProblem.INTERNAL_ERROR);
    }

    private Response.ResponseBuilder answer(ProblemException refusal, UriInfo uri, HttpHeaders headers) {
        Language language = language(headers);
        Problem problem =
                problems.problem(refusal, language, uri.getRequestUri().getRawPath());
        Response.ResponseBuilder answer = Response.status(problem.status());
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problems.write(problem));
    }

    private static Language language(HttpHeaders headers) {
        return Language.fromString(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
