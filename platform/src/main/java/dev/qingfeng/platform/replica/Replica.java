package dev.qingfeng.platform.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.qingfeng.platform.inbox.EventAttributes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last state of each key of a compacted topic. A state is taken only if its (epoch, version) is newer than the one
 * that is kept, so repeated and stale ones have no effect; a tombstone leaves the row, marked as gone.
 */
@Singleton
public class Replica {

    /** How the array of a list's items is called in the database. */
    private static final Map<Type, String> ARRAYS = Map.of(UUID.class, "uuid", String.class, "text");

    private final DataSource database;
    private final Validator validator;
    private final ObjectMapper json;

    Replica(DataSource database, Validator validator, ObjectMapper json) {
        this.database = database;
        this.validator = validator;
        this.json = json;
    }

    /**
     * Applies one event, in the consumer's transaction. What cannot be applied, because it is of another type or lacks what a
     * state must have, throws {@link IllegalArgumentException} or {@link IOException} and so goes to the dead-letter topic.
     *
     * @param type a record with {@link Replicated}
     * @return the key, if the state was newer than the one that was kept
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T extends Record> Optional<UUID> apply(ConsumerRecord<String, byte[]> event, Class<T> type)
            throws IOException {
        Replicated replicated = type.getAnnotation(Replicated.class);
        EventAttributes attributes = EventAttributes.of(event);
        if (!attributes.type().equals(replicated.type())) {
            throw new IllegalArgumentException(
                    "Expected %s and got %s".formatted(replicated.type(), attributes.type()));
        }
        UUID key = UUID.fromString(event.key());
        T state = event.value() == null ? null : read(event.value(), type);
        try (Connection connection = database.getConnection()) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("epoch", attributes.epoch());
            columns.put("version", attributes.version());
            columns.put("gone", state == null);
            if (state != null || replicated.erasedWhenGone()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    columns.put(column(component), state == null ? null : value(component, state, connection));
                }
            }
            return keep(replicated.table(), key, columns, connection) ? Optional.of(key) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("The state could not be kept", e);
        }
    }

    private static boolean keep(String table, UUID key, Map<String, @Nullable Object> columns, Connection connection)
            throws SQLException {
        String upsert = """
                insert into %1$s as known (id, %2$s) values (?, %3$s)
                on conflict (id) do update set %4$s
                where (known.epoch, known.version) < (excluded.epoch, excluded.version)""".formatted(
                        table,
                        String.join(", ", columns.keySet()),
                        columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", ")),
                        columns.keySet().stream()
                                .map(column -> "%1$s = excluded.%1$s".formatted(column))
                                .collect(Collectors.joining(", ")));
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            int parameter = 1;
            statement.setObject(parameter, key);
            for (Object value : columns.values()) {
                parameter++;
                statement.setObject(parameter, value);
            }
            return statement.executeUpdate() == 1;
        }
    }

    private <T extends Record> T read(byte[] value, Class<T> type) throws IOException {
        ObjectReader reader = json.readerFor(type)
                // Producers add fields; a consumer declares those that it needs.
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        T state = reader.readValue(value);
        String missing = validator.validate(state).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The state lacks " + missing);
        }
        return state;
    }

    private static String column(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private @Nullable Object value(RecordComponent component, Record state, Connection connection) throws SQLException {
        Object value;
        try {
            component.getAccessor().setAccessible(true);
            value = component.getAccessor().invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> code) {
            return code.name();
        }
        String item = itemType(component.getGenericType());
        if (item != null && value instanceof List<?> list) {
            return connection.createArrayOf(item, list.toArray());
        }
        return isPlain(value) ? value : text(value);
    }

    private static @Nullable String itemType(Type type) {
        return type instanceof ParameterizedType list ? ARRAYS.get(list.getActualTypeArguments()[0]) : null;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof LocalDate;
    }

    private String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A part of the state cannot be kept", e);
        }
    }
}
