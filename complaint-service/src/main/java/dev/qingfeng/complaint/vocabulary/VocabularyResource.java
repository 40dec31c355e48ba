package dev.qingfeng.complaint.vocabulary;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Language;
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

/** Vocabularies over REST. */
@Path("/v1/vocabularies")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies", description = "What codes are called in your language")
public class VocabularyResource {

    private final Vocabularies vocabularies;

    VocabularyResource(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    @GET
    @Operation(operationId = "listVocabularies", summary = "All vocabularies")
    public List<VocabularyView> list(@HeaderParam("Accept-Language") @Nullable Language language) {
        return vocabularies.all(Language.orDefault(language));
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getVocabulary", summary = "The codes of one kind and what they are called")
    public VocabularyView get(
            @PathParam("name") @Parameter(description = "The vocabulary's name", example = "organs") String name,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return vocabularies
                .find(name, Language.orDefault(language))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
