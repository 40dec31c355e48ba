package dev.qingfeng.complaint.clearancelist;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody on a list whom no opinion answers yet. */
public record OpenCadre(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId) {}
