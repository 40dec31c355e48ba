package dev.qingfeng.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.platform.web.ShownOnce;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/**
 * The committed contract is what the code says. Each service extends it with an empty class {@code ContractTest} in its root
 * package that carries {@code @QuarkusTest}; {@code ./mvnw verify -Dcontract=write} writes the files, and
 * {@code -Dcontract=release} makes them the release that later ones are compared with.
 */
public abstract class ServiceContract {

    private final ServiceClasses classes = ServiceClasses.around(getClass());

    @Test
    void theCommittedOpenApiDocumentIsTheServedOne() {
        ContractFile.named("openapi.yaml")
                .mustBe(given().get("/q/openapi?format=yaml")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void everyOperationIsDescribed() {
        SoftAssertions all = new SoftAssertions();
        Set<String> ids = new TreeSet<>();
        ServedOperation.all().forEach(operation -> {
            JsonNode description = operation.description();
            String id = description.path("operationId").asText();
            all.assertThat(id).as("operationId of %s", operation.name()).isNotBlank();
            all.assertThat(ids.add(id))
                    .as("%s is the only %s", operation.name(), id)
                    .isTrue();
            all.assertThat(description.path("summary").asText())
                    .as("summary of %s", operation.name())
                    .isNotBlank();
            all.assertThat(description.path("x-roles").isArray())
                    .as("x-roles of %s", operation.name())
                    .isTrue();
            all.assertThat(description.path("security").isArray())
                    .as("security of %s", operation.name())
                    .isTrue();
            all.assertThat(operation.headers().contains("Idempotency-Key"))
                    .as("Idempotency-Key of %s", operation.name())
                    .isEqualTo(operation.method().equals("POST") && !description.has(ShownOnce.EXTENSION));
            checkResponses(all, operation);
        });
        all.assertAll();
    }

    private static void checkResponses(SoftAssertions all, ServedOperation operation) {
        Set<String> statuses = new TreeSet<>();
        operation.responses().forEach((status, response) -> {
            statuses.add(status);
            JsonNode content = response.path("content");
            if (status.compareTo("400") >= 0) {
                all.assertThat(content.at("/application~1problem+json/schema/$ref")
                                .asText())
                        .as("%s of %s", status, operation.name())
                        .isEqualTo("#/components/schemas/Problem");
            } else if (!status.equals("204") && !status.equals("304")) {
                all.assertThat(content)
                        .as("schema of %s of %s: name it in @APIResponseSchema", status, operation.name())
                        .isNotEmpty()
                        .allMatch(representation -> representation.has("schema"));
            }
        });
        all.assertThat(statuses)
                .as("responses of %s", operation.name())
                .contains("400", "406", "500", "503")
                .anyMatch(status -> status.startsWith("2"));
        if (operation.needsToken()) {
            all.assertThat(statuses).as("responses of %s", operation.name()).contains("401", "403");
        }
        if (operation.headers().contains("If-Match")) {
            all.assertThat(statuses).as("responses of %s", operation.name()).contains("412");
        }
        if (operation.requires("If-Match")) {
            all.assertThat(statuses).as("responses of %s", operation.name()).contains("428");
        }
    }

    /** The document is derived by other code than that which guards the resources: here the two are compared. */
    @Test
    void everyOperationNamesTheRolesOfItsMethod() {
        Map<String, String> documented = new TreeMap<>();
        ServedOperation.all()
                .forEach(operation -> documented.put(
                        operation.description().path("operationId").asText(),
                        operation.needsToken()
                                ? texts(operation.description().path("x-roles")).toString()
                                : "public"));
        Map<String, String> annotated = new TreeMap<>();
        classes.operations()
                .forEach(method ->
                        annotated.put(method.getAnnotation(Operation.class).operationId(), access(method)));
        assertThat(documented).isEqualTo(annotated);
    }

    private static String access(Method method) {
        return Stream.of(method, method.getDeclaringClass())
                .map(ServiceContract::ownAccess)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("open to anybody by oversight");
    }

    private static Optional<String> ownAccess(AnnotatedElement element) {
        if (element.isAnnotationPresent(RolesAllowed.class)) {
            return Optional.of(roles(element.getAnnotation(RolesAllowed.class)));
        }
        if (element.isAnnotationPresent(Authenticated.class)) {
            return Optional.of("[]");
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of("public") : Optional.empty();
    }

    private static String roles(RolesAllowed allowed) {
        return Stream.of(allowed.value()).sorted().toList().toString();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void theProblemDocumentIsDescribed() {
        given().get("/q/openapi?format=json")
                .then()
                .body("components.schemas.Problem.description", notNullValue())
                .body(
                        "components.schemas.Problem.required",
                        equalTo(List.of("type", "title", "status", "detail", "code")))
                .body("components.schemas.Problem.properties.values().description", everyItem(notNullValue()))
                .body("components.schemas.ProblemError.properties.values().description", everyItem(notNullValue()))
                .body("components.schemas.Unmet.properties.values().description", everyItem(notNullValue()));
    }

    @Test
    void everyRefusalShowsADocumentOfEachOfItsProblems() {
        SoftAssertions all = new SoftAssertions();
        ServedOperation.all()
                .forEach(operation -> operation.responses().forEach((status, response) -> {
                    if (status.compareTo("400") >= 0) {
                        JsonNode examples = response.at("/content/application~1problem+json/examples");
                        all.assertThat(examples.properties())
                                .as("examples of %s of %s", status, operation.name())
                                .isNotEmpty()
                                .allSatisfy(example -> {
                                    JsonNode problem =
                                            operation.follow(example.getValue()).path("value");
                                    assertThat(problem.path("code").asText()).isEqualTo(example.getKey());
                                    assertThat(problem.path("status").asText()).isEqualTo(status);
                                    assertThat(problem.path("detail").asText())
                                            .isNotBlank()
                                            .doesNotContain("{");
                                });
                    }
                }));
        all.assertAll();
    }

    @Test
    void swaggerUiCanSignIn() {
        String realm = ConfigProvider.getConfig().getValue("qingfeng.openapi.realm", String.class);
        given().get("/q/openapi?format=json")
                .then()
                .body("components.securitySchemes.size()", equalTo(1))
                .body("components.securitySchemes.keycloak.type", equalTo("oauth2"))
                .body(
                        "components.securitySchemes.keycloak.flows.authorizationCode.authorizationUrl",
                        equalTo(realm + "/protocol/openid-connect/auth"));
        given().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .body(containsString("clientId: 'qingfeng-web'"))
                .body(containsString("usePkceWithAuthorizationCodeGrant: true"));
        given().get("/q/swagger-ui/oauth2-redirect.html").then().statusCode(200);
    }

    @Test
    void theCommittedEventSchemasAreThoseOfTheRecords() {
        Set<String> files = new TreeSet<>();
        for (Class<? extends Record> event : classes.events()) {
            EventSchema schema = EventSchema.of(event);
            files.add(schema.fileName());
            files.add(schema.exampleName());
            ContractFile.named("events/" + schema.fileName()).mustBe(Documents.toJson(schema.document()));
            ContractFile example = ContractFile.named("events/" + schema.exampleName());
            if (ContractFile.writing() && !example.exists()) {
                example.write(Documents.toJson(SchemaExample.of(schema.document())));
            }
            assertThat(schema.faultsOf(Documents.json(example.read())))
                    .as(schema.exampleName())
                    .isEmpty();
        }
        ContractFile.mustBeAll("events", files);
    }

    @Test
    void theCommittedAsyncApiDocumentIsThatOfTheRecords() {
        ContractFile.named("asyncapi.yaml")
                .mustBe(Documents.toYaml(AsyncApiDocument.of(ConfigProvider.getConfig(), classes.events())));
    }

    /** A release is additive as well: what breaks needs a v2, or, as long as nobody uses v1, the folder's removal by hand. */
    @Test
    void whatWasReleasedIsKept() {
        assumeThat(ContractFile.writing()).as("the files are being written").isFalse();
        assertThat(ReleasedContract.exists() || ReleasedContract.releasing())
                .as("contract/released exists: run ./mvnw verify -Dcontract=release and commit the result")
                .isTrue();
        if (ReleasedContract.exists()) {
            assertThat(ReleasedContract.breaks()).isEmpty();
        }
        if (ReleasedContract.releasing()) {
            theCommittedOpenApiDocumentIsTheServedOne();
            theCommittedEventSchemasAreThoseOfTheRecords();
            theCommittedAsyncApiDocumentIsThatOfTheRecords();
            ReleasedContract.release();
        }
    }
}
