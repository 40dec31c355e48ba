package dev.qingfeng.platform.confidential;

/** The keys of things of one kind. */
public interface TextKeyRepository<K extends TextKey> extends RewrappedRepository<K> {}
