package dev.qingfeng.pledge.signing;

import java.util.List;

/**
 * Has something to do with pledges that are due no more, in the transaction that made them so: they were signed, or whoever was to sign
 * is excused by the roster. Whatever does either tells all of them, and holds the pledges.
 */
public interface PledgeFollower {

    void notDueAnyMore(List<Pledge> pledges);
}
