package dev.qingfeng.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The city of the demo accounts, who are its cadres; two of them work in the town of Qingquan, the rest in the organisation
 * department.
 *
 * @param cycle the transition that runs
 */
record City(UUID cycle) {

    static final String REGISTRY = "/appointment/v1/";

    private static final String CYCLE_CODE = "mingchuan-acceptance";

    /** Imports the city as its administrator would, from CSV files; what is there already stays as it is. */
    static City imported(Qingfeng qingfeng) {
        Api registry = qingfeng.as("registry-admin", "appointment-service");
        for (String list : List.of("units", "posts", "cadres", "cycles")) {
            registry.postCsv(REGISTRY + list + "/imports", file(list)).accepted();
        }
        return new City(StreamSupport.stream(
                        registry.get(REGISTRY + "cycles?limit=500")
                                .accepted()
                                .required("items")
                                .spliterator(),
                        false)
                .filter(cycle -> CYCLE_CODE.equals(cycle.required("code").asText()))
                .map(cycle -> UUID.fromString(cycle.required("id").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The imported cycle is not listed")));
    }

    private static String file(String list) {
        String name = "/mingchuan/" + list + ".csv";
        try (InputStream file = Objects.requireNonNull(City.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
