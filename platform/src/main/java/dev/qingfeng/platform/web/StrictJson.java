package dev.qingfeng.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads JSON as it is written: nothing is coerced, nothing is ignored, nothing comes in that the database cannot hold. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** As fine as the database keeps time: what is finer would be earlier or later once it is read again. */
    private static Instant instant(String text) {
        return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    }

    /** Last, so that our readers come before those of other modules. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new TextDeserializer())
                        .addDeserializer(
                                LocalDate.class,
                                new TimeDeserializer<>(LocalDate.class, LocalDate::parse, PlausibleTime::isPlausible))
                        .addDeserializer(
                                Instant.class,
                                new TimeDeserializer<>(
                                        Instant.class, StrictJson::instant, PlausibleTime::isPlausible)));
        for (LogicalType type : new LogicalType[] {
            LogicalType.Textual, LogicalType.Integer, LogicalType.Float, LogicalType.Boolean, LogicalType.DateTime
        }) {
            for (CoercionInputShape shape : new CoercionInputShape[] {
                CoercionInputShape.Boolean,
                CoercionInputShape.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.EmptyString
            }) {
                boolean own = shape.name().equals(type.name())
                        || (type == LogicalType.Float && shape == CoercionInputShape.Integer);
                if (!own && !(type == LogicalType.Textual && shape == CoercionInputShape.EmptyString)) {
                    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
                }
            }
        }
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    }

    /** Refuses NUL, which PostgreSQL cannot store, and half surrogates, which are no characters. */
    private static final class TextDeserializer extends StdScalarDeserializer<String> {

        @Serial
        private static final long serialVersionUID = 1L;

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (!StorableText.isStorable(text)) {
                throw context.weirdStringException(text, String.class, "holds a character that cannot be stored");
            }
            return text;
        }
    }

    /** Takes plausible dates and instants as ISO text alone: no numbers, not even in quotes, and no arrays of them. */
    private static final class TimeDeserializer<T> extends StdScalarDeserializer<T> {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;
        private final transient Predicate<T> plausible;

        TimeDeserializer(Class<T> type, Function<String, T> parse, Predicate<T> plausible) {
            super(type);
            this.parse = parse;
            this.plausible = plausible;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            T time = parse(parser.getText(), context);
            if (!plausible.test(time)) {
                throw new ImplausibleTimeException(parser, time, handledType());
            }
            return time;
        }

        private T parse(String text, DeserializationContext context) throws IOException {
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, handledType(), "is not of ISO 8601");
            }
        }
    }
}
