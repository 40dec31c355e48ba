package dev.qingfeng.inspection.inspection;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The files that were uploaded to steps; a bean of this type is asked when evidence names one. */
public interface StepFiles {

    /** The SHA-256 of each of these files, by their ids; one that was not uploaded to this step of this inspection is not there. */
    Map<UUID, String> sha256(UUID inspectionId, Step step, Collection<UUID> fileIds);
}
