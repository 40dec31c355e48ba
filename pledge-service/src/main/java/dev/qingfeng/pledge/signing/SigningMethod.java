package dev.qingfeng.pledge.signing;

/** How a pledge was signed. */
public enum SigningMethod {
    /** By the person themselves, signed in. */
    ELECTRONIC,
    /** On paper, which an officer has recorded. */
    PAPER
}
