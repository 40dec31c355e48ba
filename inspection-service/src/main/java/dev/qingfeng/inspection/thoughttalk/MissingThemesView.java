package dev.qingfeng.inspection.thoughttalk;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody with whom a thought talk was held that left out a theme, as did all others with them. */
@Schema(name = "MissingThemes")
public record MissingThemesView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "某某") String name,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Which none of their thought talks was about")
        List<TalkTheme> themes) {}
