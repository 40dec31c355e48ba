package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A change of state and what it tells: exactly these events, in so many transactions, and nothing else of its city.
 *
 * @param <C> a city of a test's own, in which things are done that others are told of
 * @param before what has been done when it comes to the act
 */
public record StateChange<C>(int transactions, Act<C> before, Act<C> act, List<ToldEvent> told) {

    /** Of the audit's seals, which tell of no city; the platform's own tests hold them. */
    private static final String SEALED = "dev.qingfeng.audit.sealed.v1";

    private static final String SCHEMA = ".schema.json";

    /** Something that is done in a city. */
    public interface Act<C> {
        void by(C city) throws Exception;
    }

    /** A change in one transaction, or in none where nothing is told. */
    public StateChange(Act<C> before, Act<C> act, ToldEvent... told) {
        this(Math.min(told.length, 1), before, act, List.of(told));
    }

    /** Carries it out in a city that nothing else happens in, and fails the test where something else is told. */
    public void carryOut(C city, NamedAggregates aggregates) throws Exception {
        before.by(city);
        assertThat(TransactionWatch.takeEventFaults()).isEmpty();
        act.by(city);
        List<NamedAggregates.Written> written = aggregates.written();
        assertThat(written).extracting(NamedAggregates.Written::event).containsExactlyInAnyOrderElementsOf(told);
        assertThat(written.stream().map(NamedAggregates.Written::transaction).distinct())
                .as("transactions")
                .hasSize(transactions);
    }

    /**
     * Fails the test unless these tell every event in the contract of the module's service, and no other.
     *
     * @param elsewhere the types that tests of their own hold
     */
    public static <T> void mustTellContract(Collection<StateChange<T>> changes, Predicate<String> elsewhere) {
        assertThat(changes.stream()
                        .flatMap(change -> change.told.stream())
                        .map(ToldEvent::type)
                        .filter(elsewhere.negate())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ContractFile.namesIn("events").stream()
                        .filter(file -> file.endsWith(SCHEMA))
                        .map(file -> file.replace(SCHEMA, ""))
                        .filter(type -> !type.equals(SEALED))
                        .filter(elsewhere.negate())
                        .toList());
    }
}
