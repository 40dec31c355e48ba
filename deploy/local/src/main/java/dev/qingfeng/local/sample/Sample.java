package dev.qingfeng.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A small city whose people are to sign: loaded as its administrator and its organization officer would, over REST.
 * What is there already is left as it is, so that loading it again changes nothing.
 *
 * @param files folder with the CSV files and the pledge texts
 * @param registryUrl of appointment-service, without a slash at the end
 * @param pledgeUrl of pledge-service, without a slash at the end
 * @param tokenOf gives a valid access token of a demo account by its user name
 */
public record Sample(Path files, String registryUrl, String pledgeUrl, UnaryOperator<String> tokenOf) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS_TO_SIGN = 90;
    private static final Duration REPLICA_LIMIT = Duration.ofSeconds(60);

    /** Loads what is missing. */
    public void load() {
        ServiceClient registry = new ServiceClient(registryUrl, tokenOf.apply("registry-admin"));
        for (String list : List.of("units", "posts", "cadres", "cycles")) {
            registry.post("/appointment/v1/" + list + "/imports", "text/csv; charset=UTF-8", read(list + ".csv"))
                    .accepted();
        }
        String cycle = cycleId(registry);
        ServiceClient pledges = new ServiceClient(pledgeUrl, tokenOf.apply("organization-officer"));
        Set<String> open = categories(pledges.get("/pledge/v1/campaigns?limit=500"), cycle);
        for (JsonNode text : json("pledge-texts.json")) {
            if (!open.contains(text.required("category").asText())) {
                openCampaign(pledges, cycle, (ObjectNode) text);
            }
        }
    }

    /** One line for each category: how many have signed of how many. Waits until everyone has come over Kafka. */
    public String coverage() {
        ServiceClient pledges = new ServiceClient(pledgeUrl, tokenOf.apply("organization-officer"));
        String path = "/pledge/v1/cycles/"
                + cycleId(new ServiceClient(registryUrl, tokenOf.apply("registry-admin")))
                + "/coverage";
        Instant end = Instant.now().plus(REPLICA_LIMIT);
        JsonNode categories = pledges.get(path).required("categories");
        while (people(categories) < signers() && Instant.now().isBefore(end)) {
            pause();
            categories = pledges.get(path).required("categories");
        }
        return StreamSupport.stream(categories.spliterator(), false)
                .map(category -> String.format(
                        Locale.ROOT,
                        "  %-24s %4d of %4d signed",
                        category.required("category").asText(),
                        category.required("signed").asLong(),
                        people(category)))
                .collect(Collectors.joining("\n", "Pledges of the sample city 明川市:\n", ""));
    }

    /** Everyone who is to sign, once for each of their categories: the last column of the cadres. */
    private long signers() {
        return read("cadres.csv")
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .filter(categories -> !categories.isEmpty())
                .mapToLong(categories -> categories.split("\\|", -1).length)
                .sum();
    }

    /** Those who have signed and those who are to, of one category or of several. */
    private static long people(JsonNode coverage) {
        return coverage.isArray()
                ? StreamSupport.stream(coverage.spliterator(), false)
                        .mapToLong(Sample::people)
                        .sum()
                : coverage.required("signed").asLong()
                        + coverage.required("due").asLong();
    }

    private String cycleId(ServiceClient registry) {
        String code =
                read("cycles.csv").lines().skip(1).findFirst().orElseThrow().split(",", -1)[0];
        return StreamSupport.stream(
                        registry.get("/appointment/v1/cycles?limit=500")
                                .required("items")
                                .spliterator(),
                        false)
                .filter(cycle -> cycle.required("code").asText().equals(code))
                .map(cycle -> cycle.required("id").asText())
                .findFirst()
                .orElseThrow(() -> new Refusal("The sample was not loaded: there is no cycle " + code));
    }

    private static Set<String> categories(JsonNode campaigns, String cycle) {
        Set<String> categories = new HashSet<>();
        for (JsonNode campaign : campaigns.required("items")) {
            if (campaign.required("cycleId").asText().equals(cycle)) {
                categories.add(campaign.required("category").asText());
            }
        }
        return categories;
    }

    /** The cycle comes to pledge-service over Kafka, a moment after it was imported. */
    private static void openCampaign(ServiceClient pledges, String cycle, ObjectNode text) {
        Instant end = Instant.now().plus(REPLICA_LIMIT);
        ServiceClient.Answer adopted = pledges.postJson("/pledge/v1/texts", text.put("cycleId", cycle));
        while (adopted.hasCode("unknown-reference") && Instant.now().isBefore(end)) {
            pause();
            adopted = pledges.postJson("/pledge/v1/texts", text);
        }
        pledges.postJson(
                        "/pledge/v1/campaigns",
                        JSON.createObjectNode()
                                .put("cycleId", cycle)
                                .put("category", text.required("category").asText())
                                .put("textId", adopted.accepted().required("id").asText())
                                .put(
                                        "deadline",
                                        LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                                .plusDays(DAYS_TO_SIGN)
                                                .toString()))
                .accepted();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading the sample", e);
        }
    }

    private JsonNode json(String file) {
        try {
            return JSON.readTree(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(files.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
