package dev.qingfeng.inspection.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is in a team from now on. */
public record ChangeMembersRequest(
        @NotNull @Schema(description = "A cadre of the city", examples = "01980f2a-7c00-7000-8000-000000000011")
        UUID leaderId,

        @NotNull
        @Size(max = 100)
        @Schema(
                description = "All of them; the leader is a member whether listed or not",
                examples = "[\"01980f2a-7c00-7000-8000-000000000012\"]")
        List<@NotNull UUID> memberIds,

        @Size(max = 100)
        @Schema(
                description =
                        "Where members are drawn from; of whoever is not named, as before, or the unit where the registry has them")
        @Nullable
        List<@NotNull @Valid MemberSource> sources) {}
