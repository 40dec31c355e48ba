package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whose missing signatures are asked for; all without a parameter. */
public class MissingQuery {

    @QueryParam("category")
    @Parameter(description = "Only of this category")
    @Nullable
    SignerCategory category;

    @QueryParam("unitId")
    @Parameter(description = "Only of this unit and those below it", example = "01980f2a-7c00-7000-8000-000000000002")
    @Nullable
    UUID unitId;

    /** Tells the list of one question from that of another. */
    @Override
    public String toString() {
        return "?category=%s&unitId=%s".formatted(category, unitId);
    }
}
