package dev.qingfeng.inspection.interview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the inspection team reads of an interview.
 *
 * @param name null for a cadre
 * @param organisation null for a cadre
 * @param themes codes
 */
record InterviewContent(
        @Nullable String name,
        @Nullable String organisation,
        List<String> themes,
        List<Opinion> opinions,
        List<Recommendation> recommendations,
        List<ClimateAnswer> climate,
        @Nullable String notes) {

    /** Its own: how the API writes its JSON may change, old files may not. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    @SuppressWarnings("NullAway") // Older files may lack what came later.
    InterviewContent {
        themes = themes == null ? List.of() : List.copyOf(themes);
        opinions = opinions == null ? List.of() : List.copyOf(opinions);
        recommendations = recommendations == null ? List.of() : List.copyOf(recommendations);
        climate = climate == null ? List.of() : List.copyOf(climate);
    }

    /** Nothing but who it is, as files tell it. */
    static InterviewContent of(@Nullable String name, @Nullable String organisation) {
        return new InterviewContent(name, organisation, List.of(), List.of(), List.of(), List.of(), null);
    }

    static InterviewContent parse(String json) {
        try {
            return JSON.readValue(json, InterviewContent.class);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** Without its cause, which would quote what was said. */
    private static IllegalStateException unreadable() {
        return new IllegalStateException("The content of an interview is no JSON");
    }
}
