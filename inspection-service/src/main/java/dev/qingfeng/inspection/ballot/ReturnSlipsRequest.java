package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Slips that nobody drew. */
public record ReturnSlipsRequest(
        @NotEmpty
        @Size(max = SlipService.MOST)
        @Schema(description = "As their codes say, or as they are typed", examples = "[\"7ZK19-QWXB0-4T61H-C1R5D\"]")
        List<@NotBlank @Size(max = 40) String> credentials) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ReturnSlipsRequest";
    }
}
