package dev.qingfeng.pledge.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The clipping of a page, as it is filed: by its title, and by its hash so that no other can be put in its place. */
@Embeddable
public record Clipping(
        @Column(name = "clipping_title") @NotBlank @Size(max = 200) @Schema(examples = "明川日报 2026-06-10 第3版")
        String title,

        @Column(name = "clipping_sha256")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}")
        @Schema(
                description = "SHA-256 of the file in hexadecimal",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String sha256) {}
