package dev.qingfeng.appointment.plan;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a finding is about. */
@Schema(name = "FindingSubject")
public record Subject(Type type, UUID id) {

    /** Kinds of subject. */
    @Schema(name = "FindingSubjectType")
    public enum Type {
        CADRE,
        POST,
        UNIT
    }
}
