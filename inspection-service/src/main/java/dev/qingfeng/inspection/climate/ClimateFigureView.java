package dev.qingfeng.inspection.climate;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One figure of a climate board as the API shows it. */
@Schema(name = "ClimateFigure")
public record ClimateFigureView(
        ClimateSurvey survey,
        ClimateMeasure measure,

        @Schema(
                description =
                        "Code of the question on the form, a code of `climate-questions` for interviews, a code of"
                                + " `reporting-channels` for reports; absent where it is all of them, or the measure has one",
                examples = "canvassing")
        @Nullable
        String question,

        ClimateLevel level,

        @Schema(
                description = "Of the city, the inspection team or the unit",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID placeId,

        @Schema(description = "Of how many; absent where nobody is asked, or it is withheld", examples = "1260")
        @Nullable
        Long asked,

        @Schema(
                description = "How many; absent where they are a handful, and where that could be worked out from it",
                examples = "1203")
        @Nullable
        Long counted,

        @Schema(description = "counted ÷ asked, 0 to 1; absent where one of them is", examples = "0.9547619") @Nullable
        Double ratio) {

    static ClimateFigureView from(ClimateCell cell) {
        Long asked = cell.asked();
        Long counted = cell.counted();
        return new ClimateFigureView(
                cell.measure().survey(),
                cell.measure(),
                cell.question(),
                cell.level(),
                cell.placeId(),
                asked,
                counted,
                asked == null || asked == 0 || counted == null ? null : (double) counted / asked);
    }
}
