package dev.qingfeng.appointment.vocabulary;

import dev.qingfeng.appointment.unit.UnitKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The codes of one kind and what they are called. */
@Schema(name = "Vocabulary")
public record VocabularyView(
        @Schema(examples = "post-kinds") String name, List<Term> terms) {

    /** What one code is called. */
    public record Term(
            @Schema(examples = "HEAD_OF_GOVERNMENT") String code,

            @Schema(
                    description = "The kind of unit in which it is called so; absent for everywhere else",
                    examples = "SUBDISTRICT")
            @Nullable
            UnitKind unitKind,

            @Schema(examples = "办事处主任") String label) {}
}
