package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.team.BalancedAssignment.Weight;

/** What teams are to have equally much of; the other of the two comes second. */
public enum Balance {
    /** People to inspect: the office holders of the leadership teams. */
    OFFICE_HOLDERS,
    UNITS;

    Weight weight(int officeHolders, int units) {
        return this == OFFICE_HOLDERS ? new Weight(officeHolders, units) : new Weight(units, officeHolders);
    }
}
