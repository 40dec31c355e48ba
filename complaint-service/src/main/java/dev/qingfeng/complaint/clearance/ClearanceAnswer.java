package dev.qingfeng.complaint.clearance;

import jakarta.persistence.Embeddable;

/**
 * What an opinion says of a clearance.
 *
 * @param given whether the cadre is cleared
 * @param clearanceVersion which version of the clearance there was when it was said
 */
@Embeddable
public record ClearanceAnswer(boolean given, long clearanceVersion) {

    /** Without what was answered. */
    @Override
    public String toString() {
        return "ClearanceAnswer";
    }
}
