package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.name.NameKeys;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** V6: what SQL cannot work out, the keys by which the cadres are found who were there before the keys. */
@Singleton
public class NameKeysOfEarlierCadres implements JavaMigration, FlywayConfigurationCustomizer {

    private static final int BATCH = 1_000;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(this);
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "name keys of earlier cadres";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        fill(context.getConnection());
    }

    /** Gives every cadre without keys theirs. */
    public static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet cadres = statement.executeQuery("select id, name from cadre where name_folded = ''");
                PreparedStatement update = connection.prepareStatement(
                        "update cadre set name_folded = ?, name_initials = ?, name_pinyin = ? where id = ?")) {
            for (int row = 1; cadres.next(); row++) {
                NameKeys keys = NameKeys.of(cadres.getString("name"));
                update.setString(1, keys.folded());
                update.setString(2, keys.initials());
                update.setString(3, keys.pinyin());
                update.setObject(4, cadres.getObject("id"));
                update.addBatch();
                if (row % BATCH == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
        try (Statement statistics = connection.createStatement()) {
            statistics.execute("analyze cadre");
        }
    }
}
