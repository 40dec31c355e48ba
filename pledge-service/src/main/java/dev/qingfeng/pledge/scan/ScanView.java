package dev.qingfeng.pledge.scan;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scan as the API tells of it, without what it shows. */
@Schema(name = "PledgeScan")
public record ScanView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000011")
        UUID id,

        @Schema(description = "Counts from 1; the last is the one that counts", examples = "1")
        int edition,

        @Schema(examples = "application/pdf") String mediaType,

        @Schema(description = "In bytes", examples = "183204")
        long size,

        @Schema(
                description = "SHA-256 of the scan; its ETag",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String sha256,

        @Schema(
                description = "Why the former scan was wrong; absent from the first",
                examples = "The page of somebody else was scanned")
        @Nullable
        String correction,

        @Schema(description = "Staff number of who recorded it", examples = "MC0002")
        String recordedBy,

        @Schema(examples = "2026-06-03T02:15:30.123456Z") Instant recordedAt) {

    static ScanView of(PledgeScan scan, ConfidentialFile file) {
        return new ScanView(
                scan.id(),
                scan.edition(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                scan.correction(),
                scan.recordedBy(),
                scan.recordedAt());
    }
}
