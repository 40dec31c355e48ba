package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who holds the keys of a meeting's rounds. */
public record NameKeyHoldersRequest(
        @NotNull
        @Size(min = 3, max = 3)
        @Schema(
                description = "Three cadres of three departments of the city, none of the unit that is inspected",
                examples =
                        "[\"01980f2a-7c00-7000-8000-000000000005\",\"01980f2a-7c00-7000-8000-000000000006\",\"01980f2a-7c00-7000-8000-000000000007\"]")
        List<@NotNull UUID> cadreIds) {}
