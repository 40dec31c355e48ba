package dev.qingfeng.inspection.notice;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a notice says, in one language.
 *
 * @param issuer the city for whose transition the unit is inspected
 * @param day of posting; of a draft, empty, to be filled in by hand
 */
@Schema(description = "What a notice says, in the language asked for")
public record NoticeText(
        @Schema(examples = "考察预告") String title,
        @Schema(examples = "清泉镇") String addressee,
        List<String> paragraphs,
        @Schema(examples = "清江市") String issuer,

        @Schema(description = "On which it was posted", examples = "2026年6月11日")
        String day) {}
