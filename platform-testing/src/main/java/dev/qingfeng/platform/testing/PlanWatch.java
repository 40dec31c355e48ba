package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sql.spi.SelectInterpretationsKey;

/**
 * Watches, in any test, for native queries that Hibernate plans anew each time, keeping all the plans under one hash and searching
 * them at each call: that fails the test after which it is found. In Hibernate 7.2 a native query that names a class for a single
 * value does ({@code ImplicitResultClassBuilder} equals nothing but itself); without one, and with {@code Tuple}, it does not. Found
 * through the service loader.
 */
public final class PlanWatch implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        assertThat(takePlannedAnew())
                .as("native queries that are planned anew each time: name no class for a single value")
                .isEmpty();
    }

    /** Found since the last call. */
    public static Set<String> takePlannedAnew() {
        Cache<?, ?> plans = plans();
        Set<String> planned = new HashSet<>();
        Set<String> again = new TreeSet<>();
        for (Object key : plans.asMap().keySet()) {
            if (key instanceof SelectInterpretationsKey query && !planned.add(query.getQueryString())) {
                again.add(query.getQueryString());
            }
        }
        if (!again.isEmpty()) {
            plans.invalidateAll();
        }
        return again;
    }

    /** Hibernate shows how many plans there are, but not of what. */
    private static Cache<?, ?> plans() {
        Object plans = Arc.container()
                .instance(SessionFactory.class)
                .get()
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache();
        return (Cache<?, ?>) field(field(plans, "queryPlanCache"), "cache");
    }

    private static Object field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("where Hibernate keeps its plans has changed", e);
        }
    }
}
