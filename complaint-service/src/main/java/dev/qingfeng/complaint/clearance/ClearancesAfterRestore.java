package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.replay.RestoreFollower;
import jakarta.inject.Singleton;

/**
 * A backup does not know which clearances were withdrawn since, and a yes that was withdrawn can put the wrong person in office: so
 * none counts any more until the discipline organ has given it anew.
 */
@Singleton
class ClearancesAfterRestore implements RestoreFollower {

    private final ClearanceRepository clearances;

    ClearancesAfterRestore(ClearanceRepository clearances) {
        this.clearances = clearances;
    }

    @Override
    public void restored() {
        clearances.withdrawAll();
    }
}
