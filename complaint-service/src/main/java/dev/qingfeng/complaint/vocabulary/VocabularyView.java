package dev.qingfeng.complaint.vocabulary;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The codes of one kind and what they are called. */
@Schema(name = "Vocabulary")
public record VocabularyView(@Schema(examples = "organs") String name, List<Term> terms) {

    /** What one code is called. */
    public record Term(
            @Schema(examples = "PETITION_BUREAU") String code,
            @Schema(examples = "信访部门") String label) {}
}
