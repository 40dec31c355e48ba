package dev.qingfeng.pledge.signing;

import java.util.List;

/** Has something to do with pledges that were just signed, in the transaction of their signature. Whatever signs tells all of them. */
public interface SignatureFollower {

    void signed(List<Pledge> pledges);
}
