package dev.qingfeng.platform.testing;

/**
 * One event that a change tells.
 *
 * @param of the aggregate that it is about, by the name that it has in the test
 * @param version of the aggregate after the change
 */
public record ToldEvent(String type, String of, long version) {}
