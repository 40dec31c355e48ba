package dev.qingfeng.inspection.ballotform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What forms of each purpose usually ask, from {@code ballot-forms/*.json} on the class path. */
@Singleton
class UsualForms {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<BallotPurpose, FormDefinition> usual = new EnumMap<>(BallotPurpose.class);

    UsualForms() {
        for (BallotPurpose purpose : BallotPurpose.values()) {
            usual.put(purpose, read(purpose.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    FormDefinition of(BallotPurpose purpose) {
        FormDefinition definition = usual.get(purpose);
        if (definition == null) {
            throw new IllegalStateException("There is no usual form for %s".formatted(purpose));
        }
        return definition;
    }

    private static FormDefinition read(String name) {
        String file = "ballot-forms/" + name + ".json";
        try (InputStream stream = UsualForms.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return JSON.readValue(stream, FormDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
