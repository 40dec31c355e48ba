package dev.qingfeng.pledge.roster;

import java.util.UUID;

/**
 * Keeps, for each campaign, one pledge due of each person of its category in its city: whoever joins gets one, whoever moves
 * takes it along, whoever leaves is excused and never deleted. What is signed stays as it is. Each method belongs into the
 * transaction of the change that it follows.
 *
 * <p>An interface, so that what pledges need of the roster and what the roster starts do not depend on each other in a circle.
 */
public interface DuePledges {

    /**
     * Takes the turns of a cadre as they stand: for whoever is about to say that they stand elsewhere, and for whoever locks a pledge of
     * theirs before it follows, since turns come before pledges.
     */
    void beginCadre(UUID cadreId);

    /** The same of a unit. */
    void beginUnit(UUID unitId);

    /** All of a campaign that opens. */
    void followCampaign(UUID campaignId);

    void followCycle(UUID cycleId);

    void followUnit(UUID unitId);

    void followCadre(UUID cadreId);
}
