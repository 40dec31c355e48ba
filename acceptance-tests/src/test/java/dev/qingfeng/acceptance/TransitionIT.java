package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.local.sample.Sample;
import dev.qingfeng.local.sample.SampleCity;
import dev.qingfeng.local.sample.SampleFiles;
import dev.qingfeng.local.sample.Transition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole transition, from the first inspection team to the events that payroll reads, through all four services. */
@ExtendWith(QingfengExtension.class)
class TransitionIT {

    @Test
    void aWholeTransitionRunsThroughAllFourServices(Qingfeng qingfeng) {
        List<String> told = new ArrayList<>();
        Sample sample = sample(qingfeng);
        Transition transition = new Transition(
                sample, qingfeng.url("inspection-service"), qingfeng.url("complaint-service"), told::add);
        transition.play();

        assertThat(told)
                .as("refused on the way, and why")
                .anyMatch(line -> line.startsWith("Fieldwork refused: gate-unmet"))
                .anyMatch(line -> line.startsWith("A plan with two promotions has") && line.contains("P1"))
                .anyMatch(line -> line.startsWith("A decision on it is refused: gate-unmet"));

        List<JsonNode> appointments = transition.appointments();
        assertThat(appointments.stream()
                        .collect(Collectors.groupingBy(
                                appointment -> appointment.required("state").asText(), Collectors.counting())))
                .isEqualTo(Map.of("EFFECTIVE", 3L, "SUSPENDED", 1L));
        try (OutsideConsumer payroll = OutsideConsumer.of(qingfeng, "qingfeng.appointment.decisions.v1")) {
            for (JsonNode appointment : appointments) {
                Event event = payroll.await(told(appointment));
                assertThat(event.payload().required("cadreId")).isEqualTo(appointment.required("cadreId"));
            }
        }
        for (JsonNode appointment : appointments) {
            if (appointment.required("state").asText().equals("EFFECTIVE")) {
                JsonNode cadre = qingfeng.as("registry-admin", "appointment-service")
                        .get("/appointment/v1/cadres/"
                                + appointment.required("cadreId").asText())
                        .accepted();
                assertThat(cadre.required("unitId"))
                        .isEqualTo(appointment.required("to").required("unitId"));
                assertThat(cadre.path("postId"))
                        .isEqualTo(appointment.required("to").path("postId"));
            }
        }

        told.clear();
        transition.play();
        assertThat(told).singleElement().asString().contains("nothing is played");
    }

    private static Predicate<Event> told(JsonNode appointment) {
        return event -> event.key().equals(appointment.required("id").asText())
                && event.payload().required("state").equals(appointment.required("state"));
    }

    private static Sample sample(Qingfeng qingfeng) {
        Path root = Path.of(System.getProperty("qingfeng.root"));
        SampleFiles files = SampleFiles.in(root.resolve("deploy/local/sample"));
        return new Sample(
                files,
                new SampleCity(
                        files.units(), LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear()),
                qingfeng.url("appointment-service"),
                qingfeng.url("pledge-service"),
                qingfeng.accounts()::token,
                qingfeng.accounts().staffNumbers());
    }
}
