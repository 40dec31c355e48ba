package dev.qingfeng.inspection.climate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qingfeng.inspection.ballotform.FormDefinition;
import dev.qingfeng.inspection.ballotform.TallyResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Results of rounds on the usual forms, as they are kept. */
final class TalliesOfTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final long ballots;
    private final List<String> questions = new ArrayList<>();

    private TalliesOfTests(long ballots) {
        this.ballots = ballots;
    }

    static TalliesOfTests of(long ballots) {
        return new TalliesOfTests(ballots);
    }

    /** A question of one choice: of each place, how many ballots have each code from 01; the rest are blank. */
    TalliesOfTests rated(String code, long[]... places) {
        questions.add("{\"code\":\"%s\",\"asked\":%d,\"withheld\":false,\"places\":[%s]}"
                .formatted(code, ballots, Arrays.stream(places).map(this::place).collect(Collectors.joining(","))));
        return this;
    }

    TalliesOfTests withheld(String code) {
        questions.add("{\"code\":\"%s\",\"asked\":4,\"withheld\":true,\"places\":[]}".formatted(code));
        return this;
    }

    private String place(long[] counts) {
        long blank = ballots - Arrays.stream(counts).sum();
        return "{\"position\":0,\"candidateId\":null,\"choice\":null,\"counts\":[%d,%s],\"withheld\":false,\"byClass\":[]}"
                .formatted(blank, Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(",")));
    }

    String json() {
        return "{\"ballots\":%d,\"blank\":0,\"spoilt\":0,\"questions\":[%s]}"
                .formatted(ballots, String.join(",", questions));
    }

    TallyResult result() {
        try {
            return JSON.readValue(json(), TallyResult.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual form of this name. */
    static FormDefinition form(String name) {
        try (InputStream file = Objects.requireNonNull(
                TalliesOfTests.class.getClassLoader().getResourceAsStream("ballot-forms/" + name + ".json"))) {
            return JSON.readValue(file, FormDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
