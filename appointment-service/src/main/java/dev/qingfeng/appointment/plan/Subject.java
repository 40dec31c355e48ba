package dev.qingfeng.appointment.plan;

import java.util.UUID;

/** What a finding is about. */
public record Subject(Type type, UUID id) {

    /** Kinds of subject. */
    public enum Type {
        CADRE,
        POST,
        UNIT
    }
}
