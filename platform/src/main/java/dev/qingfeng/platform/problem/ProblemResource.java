package dev.qingfeng.platform.problem;

import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The page behind a problem's {@code type}. */
@Path("/v1/problems")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Problems", description = "What each problem code means")
public class ProblemResource {

    private final Problems problems;
    private final Messages messages;

    ProblemResource(Problems problems, Messages messages) {
        this.problems = problems;
        this.messages = messages;
    }

    /** What a problem code means; {@code detail} still has its placeholders. */
    public record ProblemDescription(String type, String code, int status, String title, String detail) {}

    @GET
    @Operation(operationId = "listProblems", summary = "Every problem this service can answer with")
    public List<ProblemDescription> list(@HeaderParam("Accept-Language") @Nullable Language language) {
        return problems.all().stream()
                .map(code -> describe(code, Language.orDefault(language)))
                .toList();
    }

    @GET
    @Path("{code}")
    @Operation(operationId = "getProblem", summary = "What one problem code means")
    public ProblemDescription get(
            @PathParam("code") @Parameter(description = "The problem's code") String code,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return problems.byCode(code)
                .map(known -> describe(known, Language.orDefault(language)))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private ProblemDescription describe(ProblemCode code, Language language) {
        return new ProblemDescription(
                problems.typeOf(code),
                code.code(),
                code.status(),
                problems.title(code, language),
                messages.pattern(language, "problem." + code.code() + ".detail"));
    }
}
