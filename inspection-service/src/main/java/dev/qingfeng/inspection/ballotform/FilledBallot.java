package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.Arrays;

/** A ballot as it was filled in; says nothing of itself to a log. */
public final class FilledBallot {

    private final AttendeeClass attendeeClass;
    private final byte[] codes;

    FilledBallot(AttendeeClass attendeeClass, byte[] codes) {
        this.attendeeClass = attendeeClass;
        this.codes = codes;
    }

    public AttendeeClass attendeeClass() {
        return attendeeClass;
    }

    /** How many positions there are. */
    public int size() {
        return codes.length;
    }

    /** 0 for none, and else from 1 to the highest of the position. */
    public int code(int position) {
        return codes[position];
    }

    /** Whether nothing was filled in. */
    public boolean isBlank() {
        for (byte code : codes) {
            if (code != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilledBallot ballot
                && attendeeClass == ballot.attendeeClass
                && Arrays.equals(codes, ballot.codes);
    }

    @Override
    public int hashCode() {
        return 31 * attendeeClass.hashCode() + Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return "a ballot";
    }
}
