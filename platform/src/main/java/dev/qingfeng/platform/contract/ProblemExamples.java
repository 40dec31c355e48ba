package dev.qingfeng.platform.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.problem.Problem;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Problems;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.inject.spi.CDI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;

/** A problem document in English for each code that this service can answer with, shown by the responses of its status. */
final class ProblemExamples {

    private static final List<ProblemError> ERRORS =
            List.of(ProblemError.at("/deadline", "required", "A value is required."));
    private static final List<ProblemError> ERRORS_OF_A_FILE =
            List.of(new ProblemError(null, 7, "rank", "unknown-value", "The value is not in the vocabulary."));
    private static final List<Unmet> UNMET =
            List.of(new Unmet("code-of-the-condition", "Name of the rule", "The clause that demands it, quoted", null));

    private final Problems problems = CDI.current().select(Problems.class).get();
    private final ObjectMapper json = CDI.current().select(ObjectMapper.class).get();

    /** Puts every example among the document's components. */
    void addTo(Components components) {
        problems.all().forEach(code -> components.addExample(code.code(), example(code)));
    }

    /** References to the examples of one status, by code. */
    Map<String, Example> of(String status) {
        Map<String, Example> examples = new LinkedHashMap<>();
        problems.all().stream()
                .map(ProblemCode.class::cast)
                .filter(code -> status.equals(Integer.toString(code.status())))
                .forEach(code ->
                        examples.put(code.code(), OASFactory.createExample().ref(code.code())));
        return examples;
    }

    private Example example(ProblemCode code) {
        ProblemException refusal = ProblemException.of(code);
        Problem problem = switch (code.code()) {
            case "invalid-request" -> problem(refusal.withErrors(ERRORS));
            case "import-refused" -> problem(refusal.withErrors(ERRORS_OF_A_FILE));
            case "gate-unmet" -> problem(refusal.withUnmet(UNMET));
            default -> problem(refusal);
        };
        Map<String, Object> value = json.convertValue(problem, new TypeReference<LinkedHashMap<String, Object>>() {});
        // What fills the detail's gaps is known only when a request is refused.
        value.computeIfPresent("detail", (name, detail) -> detail.toString().replaceAll("\\{\\d+}", "…"));
        return OASFactory.createExample().summary(problem.title()).value(value);
    }

    private Problem problem(ProblemException refusal) {
        return problems.problem(refusal, Language.EN, null);
    }
}
