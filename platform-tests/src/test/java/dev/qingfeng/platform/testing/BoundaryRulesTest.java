package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the violation that is seeded for it. The seeds are compiled here, so that nothing else ever meets them. */
class BoundaryRulesTest {

    private static final Pattern CLASS =
            Pattern.compile("package ([a-z.]+);.*?(?:class|record|interface) (\\w+)", Pattern.DOTALL);

    /** A resource that breaks no rule but for what is written into it. */
    private static final String RESOURCE = """
            package dev.qingfeng.harvest;
            @jakarta.ws.rs.Path("/v1/crops")
            class CropResource {
                %s
            }
            """;

    private static final String ANONYMOUS_RESOURCE =
            RESOURCE.replace("class Crop", "@dev.qingfeng.platform.web.Anonymous class Crop");

    private static final String OPERATION = """
            @org.eclipse.microprofile.openapi.annotations.Operation(operationId = "cut", summary = "Cut")
            """;
    private static final String PRODUCES = "@jakarta.ws.rs.Produces(\"application/json\")\n";
    private static final String ROLES = "@jakarta.annotation.security.RolesAllowed(\"cadre\")\n";
    private static final String PERMIT_ALL = "@jakarta.annotation.security.PermitAll\n";
    private static final String GET = "@jakarta.ws.rs.GET\n";
    private static final String POST = "@jakarta.ws.rs.POST\n";
    private static final String SHOWN_ONCE = "@dev.qingfeng.platform.web.ShownOnce\n";
    private static final String EXTENSION =
            "@org.eclipse.microprofile.openapi.annotations.extensions.Extension(name = \"x-shown-once\", value = \"true\")\n";
    private static final String IDEMPOTENT = "@dev.qingfeng.platform.web.Idempotent\n";

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Opened once: there are hundreds of jars. It has the class path of this JVM. */
    private static final StandardJavaFileManager CLASS_PATH = COMPILER.getStandardFileManager(null, null, null);

    @TempDir
    Path output;

    @AfterAll
    static void close() throws IOException {
        CLASS_PATH.close();
    }

    /**
     * What breaks one rule.
     *
     * @param rule name of its field in {@link BoundaryRules}
     * @param sources one class each
     */
    record Seed(String rule, List<String> sources) {

        static Seed of(String rule, String... sources) {
            return new Seed(rule, List.of(sources));
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Seed> seeds() {
        String crop = "package dev.qingfeng.harvest; public class Crop {}";
        return Stream.of(
                Seed.of(
                        "SERVICES_KNOW_NOTHING_OF_EACH_OTHER",
                        crop,
                        "package dev.qingfeng.market; class Stall { dev.qingfeng.harvest.Crop crop; }"),
                Seed.of(
                        "THE_PLATFORM_KNOWS_NO_SERVICE",
                        crop,
                        "package dev.qingfeng.platform.web; class Cart { dev.qingfeng.harvest.Crop crop; }"),
                Seed.of(
                        "RESOURCES_LEAVE_DATA_AND_TRANSACTIONS_TO_SERVICES",
                        RESOURCE.formatted("jakarta.persistence.EntityManager entities;")),
                Seed.of(
                        "RESOURCES_LEAVE_DATA_AND_TRANSACTIONS_TO_SERVICES",
                        RESOURCE.formatted("org.hibernate.Session session;")),
                Seed.of(
                        "RESOURCES_LEAVE_DATA_AND_TRANSACTIONS_TO_SERVICES",
                        RESOURCE.formatted(
                                "io.quarkus.hibernate.orm.panache.PanacheRepositoryBase<Object, String> crops;")),
                Seed.of(
                        "RESOURCES_LEAVE_DATA_AND_TRANSACTIONS_TO_SERVICES",
                        RESOURCE.formatted("@jakarta.transaction.Transactional void cut() {}")),
                Seed.of(
                        "RESOURCES_SAY_WHAT_THEY_PRODUCE",
                        RESOURCE.formatted(GET + ROLES + OPERATION + "public String cut() { return \"\"; }")),
                Seed.of(
                        "EVERY_POST_IS_IDEMPOTENT",
                        RESOURCE.formatted(
                                POST + PRODUCES + ROLES + OPERATION + "public String cut() { return \"\"; }")),
                Seed.of(
                        "WHAT_IS_SHOWN_ONCE_IS_KEPT_NOWHERE",
                        RESOURCE.formatted(POST + PRODUCES + ROLES + OPERATION + IDEMPOTENT + SHOWN_ONCE + EXTENSION
                                + "public String cut() { return \"\"; }")),
                Seed.of(
                        "WHAT_IS_SHOWN_ONCE_SAYS_SO_IN_THE_CONTRACT",
                        RESOURCE.formatted(POST + PRODUCES + ROLES + OPERATION + SHOWN_ONCE
                                + "public String cut() { return \"\"; }")),
                Seed.of(
                        "OPEN_POSTS_ARE_ANONYMOUS",
                        RESOURCE.formatted(POST + PRODUCES + PERMIT_ALL + OPERATION + IDEMPOTENT
                                + "public String cut() { return \"\"; }")),
                Seed.of(
                        "ANONYMOUS_OPERATIONS_ARE_OPEN",
                        ANONYMOUS_RESOURCE.formatted(POST + PRODUCES + ROLES + OPERATION + IDEMPOTENT
                                + "public String cut() { return \"\"; }")),
                Seed.of(
                        "OPERATIONS_ARE_DESCRIBED",
                        RESOURCE.formatted(GET + PRODUCES + ROLES + "public String cut() { return \"\"; }")),
                Seed.of(
                        "OPERATIONS_SAY_WHO_MAY_CALL_THEM",
                        RESOURCE.formatted(GET + PRODUCES + OPERATION + "public String cut() { return \"\"; }")),
                Seed.of(
                        "VALID_BODIES_ARE_THERE",
                        RESOURCE.formatted(POST + PRODUCES + ROLES + OPERATION + IDEMPOTENT
                                + "public String cut(@jakarta.validation.Valid String body) { return body; }")),
                Seed.of("NAMES_ARE_DOMAIN_WORDS", "package dev.qingfeng.harvest; class CropManager {}"),
                Seed.of("NAMES_ARE_DOMAIN_WORDS", "package dev.qingfeng.harvest; class CropUtils {}"),
                Seed.of(
                        "CODE_BLOCKS",
                        "package dev.qingfeng.harvest; class Crop { io.smallrye.mutiny.Uni<String> cut() { return null; } }"),
                Seed.of(
                        "CODE_BLOCKS",
                        "package dev.qingfeng.harvest; class Crop { io.smallrye.mutiny.Multi<String> cut() { return null; } }"),
                Seed.of("EVENTS_LEAVE_THROUGH_THE_OUTBOX", """
                        package dev.qingfeng.harvest;
                        class Crop { org.apache.kafka.clients.producer.KafkaProducer<String, String> producer; }
                        """),
                Seed.of("ENTITIES_HAVE_BEHAVIOUR_AND_NO_SETTERS", """
                        package dev.qingfeng.harvest;
                        @jakarta.persistence.Entity
                        class Crop { public void setRipe(boolean ripe) {} }
                        """));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSeededViolationIsFound(Seed seed) throws ReflectiveOperationException {
        assertThat(rule(seed.rule()).evaluate(compiled(seed.sources())).hasViolation())
                .isTrue();
    }

    @Test
    void everyRuleHasASeed() {
        assertThat(rules().map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(
                        seeds().map(Seed::rule).distinct().toList());
    }

    @Test
    void whatBreaksNoRuleIsLeftInPeace() {
        JavaClasses good = compiled(List.of(
                RESOURCE.formatted(POST + PRODUCES + ROLES + OPERATION + IDEMPOTENT
                        + "public String cut(@jakarta.validation.Valid @jakarta.validation.constraints.NotNull String body)"
                        + " { return body; }"),
                RESOURCE.replace("CropResource", "SeedResource")
                        .formatted(POST + PRODUCES + ROLES + OPERATION + SHOWN_ONCE + EXTENSION
                                + "public String sow() { return \"\"; }"),
                "package dev.qingfeng.market; class Stall { dev.qingfeng.platform.web.Language language; }"));
        assertThat(rules().map(field -> rule(field).evaluate(good)))
                .noneMatch(result -> result.hasViolation(), "has a violation");
    }

    private static Stream<Field> rules() {
        return Stream.of(BoundaryRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class));
    }

    private static ArchRule rule(String name) throws ReflectiveOperationException {
        return rule(BoundaryRules.class.getDeclaredField(name));
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private JavaClasses compiled(List<String> sources) {
        List<String> options = List.of("-d", output.toString(), "-proc:none", "-implicit:none");
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach(source -> files.add(file(source)));
        assertThat(COMPILER.getTask(null, CLASS_PATH, null, options, null, files)
                        .call())
                .as("the seeds compile")
                .isTrue();
        return new ClassFileImporter().importPath(output);
    }

    private static JavaFileObject file(String source) {
        Matcher name = CLASS.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        URI place = URI.create("seed:///" + (name.group(1) + "." + name.group(2)).replace('.', '/') + ".java");
        return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
                return source;
            }
        };
    }
}
