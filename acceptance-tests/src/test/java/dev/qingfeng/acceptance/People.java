package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some cadres of Donghu who are to sign nothing: they are only written again and again, and each write changes all of
 * them.
 *
 * @param prefix of their staff numbers
 */
record People(String prefix, int count) {

    private static final String CADRES = "/appointment/v1/cadres";

    /** One write of all of them, which differs from that of the round before. */
    Answer write(Api registry, int round) {
        return registry.postCsv(CADRES + "/imports", file(round));
    }

    /** The same, sent again until it is answered: the Idempotency-Key makes it one write. */
    Answer writeUntilAnswered(Api registry, int round) throws InterruptedException {
        return registry.postCsvUntilAnswered(CADRES + "/imports", file(round));
    }

    /** The version of each by id, as REST shows it; 0 is the first. */
    Map<UUID, Long> versions(Api registry) {
        Map<UUID, Long> versions = new HashMap<>();
        String next = "";
        while (next != null) {
            JsonNode page = registry.get(CADRES + "?limit=500" + next).accepted();
            for (JsonNode cadre : page.required("items")) {
                if (cadre.required("staffNumber").asText().startsWith(prefix + "-")) {
                    String id = cadre.required("id").asText();
                    versions.put(
                            UUID.fromString(id), registry.get(CADRES + "/" + id).version());
                }
            }
            next = page.has("next") ? "&cursor=" + page.required("next").asText() : null;
        }
        assertThat(versions).as("people " + prefix).hasSize(count);
        return versions;
    }

    private String file(int round) {
        String rank = round % 2 == 0 ? "STAFF_MEMBER" : "DEPUTY_SECTION";
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "%s-%d,丙%d,1980-05-01,FEMALE,%s,mingchuan.donghu,,,,BACHELOR,,"
                        .formatted(prefix, number, number, rank))
                .collect(Collectors.joining(
                        "\n",
                        "staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,"
                                + "trainings,categories\n",
                        "\n"));
    }
}
