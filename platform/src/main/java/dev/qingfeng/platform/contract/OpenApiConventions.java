package dev.qingfeng.platform.contract;

import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.web.AnonymousKey;
import dev.qingfeng.platform.web.ShownOnce;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Says of every operation alike what every operation does alike: who may call it ({@code x-roles}), which headers it takes and
 * gives, and which refusals it can answer with. What is peculiar to one operation stands at its method.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class OpenApiConventions implements OASFilter {

    private static final String SCHEME = "keycloak";
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    private static final String ENTITY_TAG = "ETag";
    private static final String LOCATION = "Location";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        components.addSecurityScheme(SCHEME, scheme());
        components.addParameter(IDEMPOTENCY_KEY, idempotencyKey());
        components.addHeader(ENTITY_TAG, header("Version of the resource, to be sent in If-Match and If-None-Match"));
        components.addHeader(LOCATION, header("Path of the new resource"));
        BodyExamples bodies = new BodyExamples(components.getSchemas());
        ProblemExamples examples = new ProblemExamples();
        examples.addTo(components);
        for (Refusal refusal : Refusal.values()) {
            components.addResponse(refusal.reference(), refusal.response(examples.of(refusal.status())));
        }
        if (api.getPaths() != null) {
            api.getPaths()
                    .getPathItems()
                    .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                        describe(path, method, operation, examples);
                        bodies.addTo(operation);
                        offerWorkbook(operation);
                    }));
        }
    }

    /** What takes rows as CSV takes a workbook too. */
    private static void offerWorkbook(Operation operation) {
        Content content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        if (content != null && content.hasMediaType(SheetFormat.CSV)) {
            content.addMediaType(
                    SheetFormat.XLSX,
                    OASFactory.createMediaType()
                            .schema(content.getMediaType(SheetFormat.CSV).getSchema()));
        }
    }

    private static SecurityScheme scheme() {
        String realm = ConfigProvider.getConfig().getValue("qingfeng.openapi.realm", String.class);
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("A token of the realm qingfeng whose audience holds this service")
                .flows(OASFactory.createOAuthFlows()
                        .authorizationCode(OASFactory.createOAuthFlow()
                                .authorizationUrl(realm + "/protocol/openid-connect/auth")
                                .tokenUrl(realm + "/protocol/openid-connect/token")
                                .scopes(Map.of())));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(true)
                .description("Names this request for 24 hours: sent again, it gets the first answer again")
                .schema(text().minLength(1).maxLength(255));
    }

    /** Whoever knows the key can fetch the answer again, and here nothing else says who asks: it must not be guessed. */
    private static Parameter anonymousIdempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(true)
                .description(
                        "128 random bits, in hexadecimal or as a UUID, new for each new request: sent again within 24"
                                + " hours, they get the first answer again. Keep them as secret as the answer")
                .schema(text().pattern(AnonymousKey.PATTERN).examples(List.of("5f0c6a1e9b7d4c3f8a2e1d0b9c8f7a6e")));
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static void describe(
            String path, PathItem.HttpMethod method, Operation operation, ProblemExamples examples) {
        boolean secure = nameRoles(operation);
        refuse(operation, Refusal.INVALID);
        if (secure) {
            refuse(operation, Refusal.UNAUTHENTICATED);
            refuse(operation, Refusal.FORBIDDEN);
        }
        if (path.contains("{")) {
            refuse(operation, Refusal.NOT_FOUND);
        }
        refuse(operation, Refusal.NOT_ACCEPTABLE);
        if (method != PathItem.HttpMethod.GET) {
            refuse(operation, Refusal.CONFLICT);
            refuse(operation, Refusal.UNPROCESSABLE);
        }
        if (operation.getRequestBody() != null) {
            refuse(operation, Refusal.BODY_TOO_LARGE);
            refuse(operation, Refusal.UNSUPPORTED_MEDIA_TYPE);
        }
        refuse(operation, Refusal.INTERNAL_ERROR);
        refuse(operation, Refusal.TEMPORARILY_UNAVAILABLE);
        describeHeaders(method, operation, secure);
        showProblems(operation, examples);
        describePath(operation);
        sort(operation);
    }

    /** {@code id} is that of the resource, {@code cycleId} that of a cycle. */
    private static void describePath(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription("Id of the " + named(parameter.getName())));
        }
    }

    private static String named(String parameter) {
        return parameter.equals("id")
                ? "resource"
                : parameter
                        .replaceFirst("Id$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
    }

    private static boolean isShownOnce(Operation operation) {
        return operation.getExtensions() != null && operation.getExtensions().containsKey(ShownOnce.EXTENSION);
    }

    private static void describeHeaders(PathItem.HttpMethod method, Operation operation, boolean secure) {
        if (method == PathItem.HttpMethod.POST && !isShownOnce(operation)) {
            operation.addParameter(
                    secure ? OASFactory.createParameter().ref(IDEMPOTENCY_KEY) : anonymousIdempotencyKey());
        }
        Parameter language = parameter(operation, "Accept-Language");
        if (language != null) {
            language.description("Language of the texts: zh-Hans, zh-Hant or en")
                    .schema(text());
        }
        Parameter ifMatch = parameter(operation, "If-Match");
        if (ifMatch != null) {
            refuse(operation, Refusal.STALE_ENTITY_TAG);
            // One that says itself what happens without it may be left out.
            if (ifMatch.getDescription() == null) {
                ifMatch.description("The ETag of the resource as it was read; required");
                refuse(operation, Refusal.ENTITY_TAG_REQUIRED);
            }
        }
        Parameter ifNoneMatch = parameter(operation, "If-None-Match");
        if (ifNoneMatch != null) {
            ifNoneMatch.description("The ETag that the caller has already");
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            OASFactory.createAPIResponse().description("The caller has the current version already"));
        }
        APIResponse created = operation.getResponses().getAPIResponse("201");
        if (created != null && secure) {
            created.addHeader(LOCATION, OASFactory.createHeader().ref(LOCATION));
            created.addHeader(ENTITY_TAG, OASFactory.createHeader().ref(ENTITY_TAG));
        }
        APIResponse found = operation.getResponses().getAPIResponse("200");
        if (found != null && (ifMatch != null || ifNoneMatch != null)) {
            found.addHeader(ENTITY_TAG, OASFactory.createHeader().ref(ENTITY_TAG));
        }
    }

    /** Roles stand in the security requirement's scopes, put there from {@code @RolesAllowed}; false if there is none. */
    private static boolean nameRoles(Operation operation) {
        List<SecurityRequirement> requirements = operation.getSecurity() == null ? List.of() : operation.getSecurity();
        List<String> roles = requirements.stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .sorted()
                .toList();
        operation.addExtension("x-roles", roles);
        operation.setSecurity(
                requirements.isEmpty()
                        ? List.of()
                        : List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        return !requirements.isEmpty();
    }

    private static @Nullable Parameter parameter(Operation operation, String name) {
        return operation.getParameters() == null
                ? null
                : operation.getParameters().stream()
                        .filter(parameter -> name.equals(parameter.getName()))
                        .findFirst()
                        .orElse(null);
    }

    /** A refusal that the method describes itself keeps its words. */
    private static void refuse(Operation operation, Refusal refusal) {
        APIResponse own = operation.getResponses().getAPIResponse(refusal.status());
        if (own == null || refusal.isAddedByQuarkus(own)) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            refusal.status(), OASFactory.createAPIResponse().ref(refusal.reference()));
        }
    }

    /** A refusal that the method describes itself is a problem document too, and has the examples of its status. */
    private static void showProblems(Operation operation, ProblemExamples examples) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getRef() == null && response.getContent() == null) {
                response.setContent(Refusal.content(examples.of(status)));
            }
        });
    }

    private static void sort(Operation operation) {
        APIResponses sorted = OASFactory.createAPIResponses();
        Map<String, APIResponse> byStatus =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        byStatus.forEach(sorted::addAPIResponse);
        operation.setResponses(sorted);
    }
}
