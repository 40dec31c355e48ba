package dev.qingfeng.appointment.unitchange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a change has come. */
@Schema(name = "UnitChangeState")
public enum State {
    /** Its day is ahead, or something holds it up. */
    PLANNED,
    EFFECTIVE,
    WITHDRAWN
}
