package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.PlanWatch;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;

/** What every test of every service is watched for: no native query that is planned anew each time. */
@QuarkusTest
class PlanWatchTest {

    @Inject
    EntityManager entities;

    @Test
    @Transactional
    void aNativeQueryThatNamesAClassForASingleValueIsFound() {
        entities.createNativeQuery(ofNobody(String.class), String.class).getResultList();
        assertThat(PlanWatch.takePlannedAnew()).isEmpty();
        entities.createNativeQuery(ofNobody(String.class), String.class).getResultList();
        entities.createNativeQuery(ofNobody(String.class), String.class).getResultList();
        assertThat(PlanWatch.takePlannedAnew()).containsExactly(ofNobody(String.class));
        assertThat(PlanWatch.takePlannedAnew()).isEmpty();
    }

    @Test
    @Transactional
    void oneThatNamesNoneOrTupleIsPlannedOnce() {
        for (int i = 0; i < 3; i++) {
            entities.createNativeQuery(ofNobody(Object.class)).getResultList();
            entities.createNativeQuery(ofNobody(Tuple.class), Tuple.class).getResultList();
        }
        assertThat(PlanWatch.takePlannedAnew()).isEmpty();
    }

    /** Another query for each. */
    private static String ofNobody(Class<?> named) {
        return "select text from note where text = '%s'".formatted(named.getName());
    }
}
