package dev.qingfeng.pledge.education;

/** What people were given or shown. */
public enum MaterialKind {
    DOCUMENT,
    SLIDES,
    VIDEO,
    POSTER,
    BOOKLET,
    OTHER
}
