package dev.qingfeng.complaint.vocabulary;

import dev.qingfeng.complaint.casework.CaseworkConfig;
import dev.qingfeng.complaint.complaint.ComplaintCategory;
import dev.qingfeng.complaint.complaint.ReportProgress;
import dev.qingfeng.complaint.vocabulary.VocabularyView.Term;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vocabularies of complaints: those of ours by the messages, and the organs by what was configured. */
@ApplicationScoped
public class Vocabularies {

    private static final String ORGANS = "organs";

    private static final Map<String, Class<? extends Enum<?>>> CODES = new TreeMap<>(Map.of(
            "complaint-categories", ComplaintCategory.class,
            "report-progress", ReportProgress.class));

    private final Messages messages;
    private final CaseworkConfig config;

    Vocabularies(Messages messages, CaseworkConfig config) {
        this.messages = messages;
        this.config = config;
    }

    /** First what is configured. */
    public List<VocabularyView> all(Language language) {
        return Stream.concat(Stream.of(ORGANS), CODES.keySet().stream())
                .flatMap(name -> find(name, language).stream())
                .toList();
    }

    /** Empty if there is none of this name. */
    public Optional<VocabularyView> find(String name, Language language) {
        return name.equals(ORGANS)
                ? Optional.of(new VocabularyView(name, organs(language)))
                : Optional.ofNullable(CODES.get(name)).map(codes -> new VocabularyView(name, terms(codes, language)));
    }

    private List<Term> terms(Class<? extends Enum<?>> codes, Language language) {
        return Stream.of(codes.getEnumConstants())
                .map(code -> new Term(
                        code.name(), messages.text(language, "value." + codes.getSimpleName() + "." + code.name())))
                .toList();
    }

    /** A code without a label in a language is called by itself. */
    private List<Term> organs(Language language) {
        return new TreeMap<>(config.organs())
                .entrySet().stream()
                        .map(organ ->
                                new Term(organ.getKey(), organ.getValue().getOrDefault(language.tag(), organ.getKey())))
                        .toList();
    }
}
