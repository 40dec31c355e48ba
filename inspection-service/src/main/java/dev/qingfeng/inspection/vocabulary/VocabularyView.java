package dev.qingfeng.inspection.vocabulary;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The codes of one kind and what they are called. */
@Schema(name = "Vocabulary")
public record VocabularyView(
        @Schema(examples = "interview-themes") String name, List<Term> terms) {

    /** What one code is called. */
    public record Term(
            @Schema(examples = "LEADERSHIP_TEAM") String code,
            @Schema(examples = "领导班子建设") String label) {}
}
