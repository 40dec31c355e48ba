package dev.qingfeng.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * Watches every transaction that the service commits in any test: a change of a row without an event of its own transaction,
 * and an event whose payload does not fit its committed schema, fail the test after which they are found. A change that the
 * service's own background work commits late may be found after the next one.
 *
 * <p>A service lists changes that need no event in {@code changes-without-event.properties} among its test resources: the table,
 * a condition in SQL over the changed {@code row} (jsonb), and in a comment the reason. Found through the service loader.
 */
public final class TransactionWatch implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    /** The {@code application_name} under which a test may change what no service would; see {@code watch/changes.sql}. */
    public static final String TEST_ITSELF = "test itself";

    private static final String EXEMPTIONS = "changes-without-event.properties";

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (Database.number("select count(*) from pg_namespace where nspname = 'watch'") == 0) {
            Database.execute(resource("watch/changes.sql"));
        }
    }

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        SoftAssertions all = new SoftAssertions();
        all.assertThat(takeUntoldChanges())
                .as("changes without an event in their transaction")
                .isEmpty();
        all.assertThat(takeEventFaults())
                .as("events that do not fit their schema")
                .isEmpty();
        all.assertAll();
    }

    /** For benchmarks, which measure the service alone: from now on nothing is watched, in no test of the module. */
    public static void rest() {
        Database.execute("""
                do $$
                declare
                  watch record;
                begin
                  for watch in select tgname, tgrelid::regclass as watched from pg_trigger where tgname like 'watch\\_%' loop
                    execute format('drop trigger %I on %s', watch.tgname, watch.watched);
                  end loop;
                end $$""");
    }

    /** Changes found since the last call, as action, table and row; of very many only the first. */
    public static List<String> takeUntoldChanges() {
        StringBuilder untold = new StringBuilder("with taken as (delete from watch.untold returning *)"
                + " select concat(action, ' of ', table_name, ': ', row) from taken where true");
        Properties exemptions = exemptions();
        exemptions
                .stringPropertyNames()
                .forEach(table -> untold.append(" and not (table_name = '")
                        .append(table)
                        .append("' and (")
                        .append(exemptions.getProperty(table))
                        .append("))"));
        return texts(untold.append(" limit 50").toString());
    }

    /** Faults of the payloads published since the last call. */
    public static List<String> takeEventFaults() {
        List<String> faults = new ArrayList<>();
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement();
                ResultSet events = statement.executeQuery("with taken as (delete from watch.event returning *)"
                        + " select distinct type, payload from taken where payload is not null")) {
            while (events.next()) {
                String type = events.getString(1);
                EventContract.faultsOfPayload(type, events.getString(2))
                        .forEach(fault -> faults.add(type + " " + fault));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return faults;
    }

    private static List<String> texts(String query) {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static Properties exemptions() {
        Properties exemptions = new Properties();
        try (InputStream file = open(EXEMPTIONS)) {
            if (file != null) {
                exemptions.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exemptions;
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(open(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String name) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
    }
}
