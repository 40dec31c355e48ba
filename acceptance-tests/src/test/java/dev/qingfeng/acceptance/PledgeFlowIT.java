package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job: of those who are to sign in the sample city's campaign one signs, it is counted, and a system outside
 * learns of it.
 */
@ExtendWith(QingfengExtension.class)
class PledgeFlowIT {

    private static final String CATEGORY = "TOWNSHIP_SECRETARY";
    private static final String SIGNATURES = "qingfeng.pledge.signatures.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aSignatureIsCountedAndReachesAnOutsideConsumer(Qingfeng qingfeng) {
        Api officer = qingfeng.as("organization-officer", "pledge-service");
        Api secretary = qingfeng.as("township-secretary", "pledge-service");
        JsonNode campaign = campaign(officer);
        JsonNode before = coverage(officer, campaign);
        int signedBefore = before.required("signed").asInt();
        int dueBefore = before.required("due").asInt();

        JsonNode due = due(secretary, campaign);
        assertThat(due.required("staffNumber").asText()).isEqualTo("MC0009");
        String pledge = "/pledge/v1/pledges/" + due.required("id").asText();
        JsonNode text = secretary
                .get("/pledge/v1/texts/" + campaign.required("textId").asText())
                .accepted();
        assertThat(text.required("zhHans").asText()).startsWith("我代表乡镇党委郑重承诺");

        Trace trace = Trace.random();
        JsonNode signed = sign(secretary, pledge, text, trace);
        assertThat(signed.required("state").asText()).isEqualTo("SIGNED");
        assertThat(signed.required("textHash")).isEqualTo(text.required("hash"));

        JsonNode coverage = coverage(officer, campaign);
        assertThat(coverage.required("signed").asInt()).isEqualTo(signedBefore + 1);
        assertThat(coverage.required("due").asInt()).isEqualTo(dueBefore - 1);
        assertThat(coverage.required("ratio").asDouble())
                .isCloseTo((signedBefore + 1.0) / (signedBefore + dueBefore), within(0.001));

        try (OutsideConsumer payroll = OutsideConsumer.of(qingfeng, SIGNATURES)) {
            Event event = payroll.await(
                    found -> found.key().equals(signed.required("id").asText()));
            assertThat(event.type()).isEqualTo("dev.qingfeng.pledge.signature.v1");
            assertThat(event.header("ce_specversion")).isEqualTo("1.0");
            assertThat(event.header("ce_source")).isEqualTo("urn:qingfeng:pledge-service");
            assertThat(event.header("ce_subject")).isEqualTo(event.key());
            assertThat(event.header("traceparent")).startsWith("00-" + trace.id() + "-");
            assertThat(event.version()).isEqualTo(secretary.get(pledge).version());
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
                "qingfeng.inspection.released-rounds.v1",
                "qingfeng.complaint.clearances.v1",
                "qingfeng.complaint.months.v1",
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

    /** What is read is signed, once, however often the request is sent; every refusal names the caller's trace. */
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

    private static JsonNode campaign(Api officer) {
        return one(
                officer.get("/pledge/v1/campaigns").accepted().required("items"),
                campaign -> campaign.required("category").asText().equals(CATEGORY));
    }

    private static JsonNode due(Api cadre, JsonNode campaign) {
        return one(
                cadre.get("/pledge/v1/pledges?mine=true").accepted().required("items"),
                pledge -> pledge.required("campaignId").equals(campaign.required("id"))
                        && pledge.required("state").asText().equals("DUE"));
    }

    private static JsonNode coverage(Api officer, JsonNode campaign) {
        String cycle = campaign.required("cycleId").asText();
        return one(
                officer.get("/pledge/v1/cycles/" + cycle + "/coverage")
                        .accepted()
                        .required("categories"),
                category -> category.required("category").asText().equals(CATEGORY));
    }

    private static JsonNode one(JsonNode list, Predicate<JsonNode> fits) {
        List<JsonNode> fitting =
                StreamSupport.stream(list.spliterator(), false).filter(fits).toList();
        assertThat(fitting).hasSize(1);
        return fitting.get(0);
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
