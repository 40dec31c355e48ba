package dev.qingfeng.inspection.inspection;

import java.util.Optional;
import java.util.UUID;

/** The files that were uploaded to steps; a bean of this type is asked when evidence names one. */
public interface StepFiles {

    /** The SHA-256 of a file; empty if it was not uploaded to this step of this inspection. */
    Optional<String> sha256(UUID inspectionId, Step step, UUID fileId);
}
