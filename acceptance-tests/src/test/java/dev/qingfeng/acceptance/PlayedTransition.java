package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.local.sample.Sample;
import dev.qingfeng.local.sample.SampleCity;
import dev.qingfeng.local.sample.SampleFiles;
import dev.qingfeng.local.sample.Transition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The transition of the sample city after it has been played, while somebody walked every list again and again.
 *
 * @param told what was told on the way, a line each
 * @param toldAgain what was told when it was played a second time
 * @param appointments as they stood in the end
 */
record PlayedTransition(List<String> told, List<String> toldAgain, List<JsonNode> appointments, ListWalks walks) {

    static PlayedTransition of(Qingfeng qingfeng) {
        List<String> told = new ArrayList<>();
        List<String> toldAgain = new ArrayList<>();
        try (ListWalks walks = ListWalks.of(qingfeng)) {
            Transition transition = transition(qingfeng, told);
            transition.play();
            List<JsonNode> appointments = transition.appointments();
            transition(qingfeng, toldAgain).play();
            return new PlayedTransition(told, toldAgain, appointments, walks);
        }
    }

    private static Transition transition(Qingfeng qingfeng, List<String> told) {
        SampleFiles files =
                SampleFiles.in(Path.of(System.getProperty("qingfeng.root")).resolve("deploy/local/sample"));
        SampleCity city =
                new SampleCity(files.units(), LocalDate.now(Qingfeng.ZONE).getYear());
        Sample sample = new Sample(
                files,
                city,
                qingfeng.url("appointment-service"),
                qingfeng.url("pledge-service"),
                qingfeng.accounts()::token,
                qingfeng.accounts().staffNumbers());
        return new Transition(sample, qingfeng.url("inspection-service"), qingfeng.url("complaint-service"), told::add);
    }
}
