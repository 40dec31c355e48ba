package dev.qingfeng.pledge.scan;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.PlausibleTime;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The day on a paper, as a request names it beside the scan. */
@Singleton
public class PaperDay {

    private final Messages messages;

    PaperDay(Messages messages) {
        this.messages = messages;
    }

    /** Refuses with 400 a day that is missing or of no year that people mean. */
    public LocalDate require(@Nullable LocalDate signedOn, Language language) {
        if (signedOn == null) {
            throw refusal("required", language);
        }
        if (!PlausibleTime.isPlausible(signedOn)) {
            throw refusal("out-of-range", language);
        }
        return signedOn;
    }

    private ProblemException refusal(String code, Language language) {
        return ProblemException.of(PlatformProblem.INVALID_REQUEST)
                .withErrors(List.of(ProblemError.at("query:signedOn", code, messages.text(language, "error." + code))));
    }
}
