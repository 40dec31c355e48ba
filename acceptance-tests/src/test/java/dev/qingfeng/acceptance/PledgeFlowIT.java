package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job: a city is imported, a campaign is opened, a cadre signs, and a system outside learns of it. */
@ExtendWith(QingfengExtension.class)
class PledgeFlowIT {

    private static final String CATEGORY = "LEADING_CADRE";
    private static final String SIGNATURES = "qingfeng.pledge.signatures.v1";
    private static final Duration REPLICA_LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aSignatureIsCountedAndReachesAnOutsideConsumer(Qingfeng qingfeng) {
        City city = City.imported(qingfeng);
        Api officer = qingfeng.as("organization-officer", "pledge-service");
        Api cadre = qingfeng.as("cadre", "pledge-service");
        JsonNode campaign = openCampaign(officer, city);
        awaitDue(officer, city, 2);

        JsonNode due = due(cadre, campaign);
        assertThat(due.required("staffNumber").asText()).isEqualTo("MC0008");
        String pledge = "/pledge/v1/pledges/" + due.required("id").asText();
        JsonNode text = cadre.get(
                        "/pledge/v1/texts/" + campaign.required("textId").asText())
                .accepted();
        assertThat(text.required("zhHans").asText()).isEqualTo("我郑重承诺:严守换届纪律。");

        Trace trace = Trace.random();
        JsonNode signed = sign(cadre, pledge, text, trace);
        assertThat(signed.required("state").asText()).isEqualTo("SIGNED");
        assertThat(signed.required("textHash")).isEqualTo(text.required("hash"));

        JsonNode coverage = leadingCadres(officer, city);
        assertThat(coverage.required("signed").asInt()).isEqualTo(1);
        assertThat(coverage.required("due").asInt()).isEqualTo(1);
        assertThat(coverage.required("ratio").asDouble()).isEqualTo(0.5);

        try (OutsideConsumer payroll = OutsideConsumer.of(qingfeng, SIGNATURES)) {
            Event event = payroll.await(
                    found -> found.key().equals(signed.required("id").asText()));
            assertThat(event.type()).isEqualTo("dev.qingfeng.pledge.signature.v1");
            assertThat(event.header("ce_specversion")).isEqualTo("1.0");
            assertThat(event.header("ce_source")).isEqualTo("urn:qingfeng:pledge-service");
            assertThat(event.header("ce_subject")).isEqualTo(event.key());
            assertThat(event.header("traceparent")).startsWith("00-" + trace.id() + "-");
            assertThat(event.version()).isEqualTo(cadre.get(pledge).version());
            assertThat(event.payload().required("state").asText()).isEqualTo("SIGNED");
            for (String field : new String[] {"cadreId", "unitId", "textHash", "method", "signedAt"}) {
                assertThat(event.payload().required(field)).isEqualTo(signed.required(field));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qingfeng.inspection.evaluations.v1",
                "qingfeng.complaint.clearances.v1",
                "qingfeng.pledge.events.v1",
                "pledge-service.dead-letter.v1"
            })
    void anOutsideConsumerIsRefusedWhatIsNotMeantForIt(String topic, Qingfeng qingfeng) {
        try (OutsideConsumer payroll = OutsideConsumer.of(qingfeng, topic)) {
            assertThatExceptionOfType(TopicAuthorizationException.class)
                    .isThrownBy(() -> payroll.drain(Duration.ofSeconds(10)))
                    .satisfies(
                            refusal -> assertThat(refusal.unauthorizedTopics()).containsExactly(topic));
        }
    }

    /** The cycle comes to pledge-service over Kafka, a moment after it was imported. */
    private static JsonNode openCampaign(Api officer, City city) {
        JsonNode text = JSON.createObjectNode()
                .put("cycleId", city.cycle().toString())
                .put("category", CATEGORY)
                .put("zhHans", "我郑重承诺:严守换届纪律。")
                .put("zhHant", "我鄭重承諾:嚴守換屆紀律。")
                .put("en", "I solemnly pledge to keep the discipline of the transition.");
        JsonNode adopted = await().atMost(REPLICA_LIMIT)
                .until(
                        () -> officer.postJson("/pledge/v1/texts", text),
                        answer -> !(answer.status() == 422 && answer.code().equals("unknown-reference")))
                .accepted();
        return officer.postJson(
                        "/pledge/v1/campaigns",
                        JSON.createObjectNode()
                                .put("cycleId", city.cycle().toString())
                                .put("category", CATEGORY)
                                .put("textId", adopted.required("id").asText())
                                .put(
                                        "deadline",
                                        LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                                .plusDays(30)
                                                .toString()))
                .accepted();
    }

    /** What is read is what is signed, once, however often the request is sent; every refusal names the caller's trace. */
    private static JsonNode sign(Api cadre, String pledge, JsonNode text, Trace trace) {
        String path = pledge + "/signature";
        JsonNode body =
                JSON.createObjectNode().put("textHash", text.required("hash").asText());
        String version = cadre.get(pledge).entityTag();

        assertThat(cadre.postJson(path, body, Map.of("traceparent", trace.parent()))
                        .refused(428)
                        .required("traceId")
                        .asText())
                .isEqualTo(trace.id());
        cadre.postJson(path, body, Map.of("If-Match", "\"999\"")).refused(412);

        Map<String, String> headers = Map.of(
                "If-Match", version,
                "Idempotency-Key", UUID.randomUUID().toString(),
                "traceparent", trace.parent());
        JsonNode signed = cadre.postJson(path, body, headers).accepted();
        assertThat(cadre.postJson(path, body, headers).accepted()).isEqualTo(signed);
        cadre.postJson(path, body, Map.of("If-Match", cadre.get(pledge).entityTag()))
                .refused(409);
        return signed;
    }

    private static JsonNode due(Api cadre, JsonNode campaign) {
        return await().atMost(REPLICA_LIMIT)
                .until(
                        () -> StreamSupport.stream(
                                        cadre.get("/pledge/v1/pledges?mine=true")
                                                .accepted()
                                                .required("items")
                                                .spliterator(),
                                        false)
                                .filter(pledge -> pledge.required("campaignId").equals(campaign.required("id")))
                                .filter(pledge ->
                                        pledge.required("state").asText().equals("DUE"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void awaitDue(Api officer, City city, int people) {
        await().atMost(REPLICA_LIMIT)
                .untilAsserted(() -> assertThat(
                                leadingCadres(officer, city).required("due").asInt())
                        .isEqualTo(people));
    }

    private static JsonNode leadingCadres(Api officer, City city) {
        return StreamSupport.stream(
                        officer.get("/pledge/v1/cycles/" + city.cycle() + "/coverage")
                                .accepted()
                                .required("categories")
                                .spliterator(),
                        false)
                .filter(category -> category.required("category").asText().equals(CATEGORY))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No coverage of " + CATEGORY));
    }

    /** A W3C trace context that the caller brings along. */
    private record Trace(String id, String span) {

        static Trace random() {
            String random = UUID.randomUUID().toString().replace("-", "");
            return new Trace(random, random.substring(16));
        }

        String parent() {
            return "00-%s-%s-01".formatted(id, span);
        }
    }
}
