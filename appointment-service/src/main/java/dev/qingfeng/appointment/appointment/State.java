package dev.qingfeng.appointment.appointment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** DECIDED becomes EFFECTIVE or SUSPENDED, SUSPENDED becomes EFFECTIVE; a later decision makes either SUPERSEDED, and so does a congress that elects
 * somebody else. */
@Schema(name = "AppointmentState")
public enum State {
    DECIDED,
    EFFECTIVE,
    SUSPENDED,
    SUPERSEDED
}
