package dev.qingfeng.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenMethodsConjunction;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.ShownOnce;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/**
 * How the code is built, as rules that fail the build. Each service runs them:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.qingfeng")
 * class BoundariesTest {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(BoundaryRules.class);
 * }
 * }</pre>
 */
public final class BoundaryRules {

    private static final String PLATFORM = "dev.qingfeng.platform..";
    private static final String LOCAL = "dev.qingfeng.local..";

    private static final DescribedPredicate<JavaMethod> ANSWER_REQUESTS =
            describe("answer requests", method -> method.isMetaAnnotatedWith(HttpMethod.class));

    @ArchTest
    static final ArchRule SERVICES_KNOW_NOTHING_OF_EACH_OTHER = slices().matching("dev.qingfeng.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(PLATFORM, LOCAL))
            // A test may run the command over what a service has released.
            .ignoreDependency(simpleNameEndingWith("Test"), resideInAPackage("dev.qingfeng.recount"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_PLATFORM_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .dependOnClassesThat(describe(
                    "belong to a service",
                    type -> type.getPackageName().startsWith("dev.qingfeng.")
                            && !resideInAnyPackage(PLATFORM, LOCAL).test(type)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RESOURCES_LEAVE_DATA_AND_TRANSACTIONS_TO_SERVICES = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PanacheRepositoryBase.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Transactional.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RESOURCES_SAY_WHAT_THEY_PRODUCE =
            resourceMethods().should(carry(List.of(Produces.class))).allowEmptyShould(true);

    /** Or its answer holds a secret that is kept nowhere, and what is asked for a second time is refused. */
    @ArchTest
    static final ArchRule EVERY_POST_IS_IDEMPOTENT = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .and(are(describe("not shown once", method -> !method.isAnnotatedWith(ShownOnce.class))))
            .should(carry(List.of(Idempotent.class)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule WHAT_IS_SHOWN_ONCE_IS_KEPT_NOWHERE = noMethods()
            .that()
            .areAnnotatedWith(ShownOnce.class)
            .should()
            .beAnnotatedWith(Idempotent.class)
            .allowEmptyShould(true);

    /** So the contract asks for no Idempotency-Key. */
    @ArchTest
    static final ArchRule WHAT_IS_SHOWN_ONCE_SAYS_SO_IN_THE_CONTRACT = methods()
            .that()
            .areAnnotatedWith(ShownOnce.class)
            .should(satisfy(
                    "carry the extension " + ShownOnce.EXTENSION,
                    method -> method.isAnnotatedWith(Extension.class)
                            && method.getAnnotationOfType(Extension.class)
                                    .name()
                                    .equals(ShownOnce.EXTENSION)))
            .allowEmptyShould(true);

    /** Who may change something without signing in must not be found out either. */
    @ArchTest
    static final ArchRule OPEN_POSTS_ARE_ANONYMOUS = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .and(are(describe("open to anybody", BoundaryRules::isOpen)))
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Anonymous.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ANONYMOUS_OPERATIONS_ARE_OPEN = resourceMethods()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Anonymous.class)
            .should(satisfy("be open to anybody", BoundaryRules::isOpen))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule OPERATIONS_ARE_DESCRIBED =
            resourceMethods().should().beAnnotatedWith(Operation.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule OPERATIONS_SAY_WHO_MAY_CALL_THEM = resourceMethods()
            .should(carry(List.of(RolesAllowed.class, Authenticated.class, PermitAll.class, DenyAll.class)))
            .allowEmptyShould(true);

    /**
     * Without @NotNull an empty body passes @Valid and reaches the method as null. Where that is meant, the parameter tells
     * the contract so, by {@code @RequestBody(required = false)}.
     */
    @ArchTest
    static final ArchRule VALID_BODIES_ARE_THERE =
            resourceMethods().should(haveNotNullWhereValid()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_ARE_DOMAIN_WORDS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Impl|Manager|Helper|DAO|Dao|Base)")
            .allowEmptyShould(true);

    /** All but how Kafka's connector wants to be told of a failure; no database is asked there. */
    @ArchTest
    static final ArchRule CODE_BLOCKS = noClasses()
            .that()
            .areNotAssignableTo("io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.Uni")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.Multi")
            .because("reactive return types put Hibernate on the event loop")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVENTS_LEAVE_THROUGH_THE_OUTBOX = noClasses()
            .that()
            .resideOutsideOfPackages("dev.qingfeng.platform.outbox..", "dev.qingfeng.platform.testing..", LOCAL)
            .and(are(describe("not tests", type -> !isTest(type))))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ENTITIES_HAVE_BEHAVIOUR_AND_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .arePublic()
            .should()
            .haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true);

    private BoundaryRules() {}

    private static GivenMethodsConjunction resourceMethods() {
        return methods().that(ANSWER_REQUESTS);
    }

    /** The method's own word counts before that of its class. */
    private static boolean isOpen(JavaMethod method) {
        return method.isAnnotatedWith(PermitAll.class)
                || (method.getOwner().isAnnotatedWith(PermitAll.class)
                        && !method.isAnnotatedWith(RolesAllowed.class)
                        && !method.isAnnotatedWith(Authenticated.class));
    }

    private static ArchCondition<JavaMethod> satisfy(String words, Predicate<JavaMethod> condition) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method, condition.test(method), method.getFullName() + " should " + words));
            }
        };
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().getPath())
                .filter(path -> path != null && path.contains("/test-classes/"))
                .isPresent();
    }

    /** On the method or on its class. */
    private static ArchCondition<JavaMethod> carry(List<Class<? extends Annotation>> annotations) {
        String names = String.join(
                " or ",
                annotations.stream().map(type -> "@" + type.getSimpleName()).toList());
        return new ArchCondition<>("carry " + names) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream<CanBeAnnotated> places = Stream.of(method, method.getOwner());
                boolean carried = places.anyMatch(place -> annotations.stream().anyMatch(place::isAnnotatedWith));
                events.add(new SimpleConditionEvent(method, carried, method.getFullName() + " lacks " + names));
            }
        };
    }

    private static boolean isOptional(JavaParameter parameter) {
        return parameter
                .tryGetAnnotationOfType(RequestBody.class)
                .map(body -> !body.required())
                .orElse(false);
    }

    private static ArchCondition<JavaMethod> haveNotNullWhereValid() {
        return new ArchCondition<>("have @NotNull beside @Valid") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaParameter parameter : method.getParameters()) {
                    boolean present = !parameter.isAnnotatedWith(Valid.class)
                            || parameter.isAnnotatedWith(NotNull.class)
                            || parameter.isAnnotatedWith(BeanParam.class)
                            || isOptional(parameter);
                    events.add(new SimpleConditionEvent(
                            method, present, method.getFullName() + " has a @Valid body without @NotNull"));
                }
            }
        };
    }
}
