package dev.qingfeng.appointment.career;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time in a career as the API shows it. */
@Schema(name = "CareerEntry")
public record CareerEntryView(
        @Schema(examples = "01980f2a-7c00-7000-8000-00000000000d")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "2012-07-01") LocalDate since,

        @Schema(description = "The first day on which it was over; absent while it is not", examples = "2015-03-01")
        @Nullable
        LocalDate until,

        @Schema(examples = "某县农业局") String unitName,
        @Schema(examples = "科员") String post) {

    static CareerEntryView from(CareerEntry entry) {
        return new CareerEntryView(
                entry.id(), entry.cadreId(), entry.since(), entry.until(), entry.unitName(), entry.post());
    }
}
