package dev.qingfeng.appointment.principle;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a finding is about. */
@Schema(name = "FindingSubject")
public record Subject(
        @Schema(examples = "POST") Type type,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000004")
        UUID id) {

    /** Kinds of subject. */
    @Schema(name = "FindingSubjectType")
    public enum Type {
        CADRE,
        POST,
        UNIT
    }
}
