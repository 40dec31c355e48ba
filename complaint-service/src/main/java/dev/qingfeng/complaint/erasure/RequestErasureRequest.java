package dev.qingfeng.complaint.erasure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a case is to be erased. */
public record RequestErasureRequest(
        @NotBlank
        @Size(max = 2000)
        @Schema(description = "Why; kept encrypted, and erased with the case", examples = "保存期限已满。")
        String reason) {

    /** Without the reason. */
    @Override
    public String toString() {
        return "RequestErasureRequest";
    }
}
