package dev.qingfeng.platform.replay;

/**
 * What a feature does when the database came back from a backup and others, whom no topic tells, were told something since.
 * Every bean of this type is asked, in the transaction of the restore.
 */
public interface RestoreFollower {

    /** The database is older than what was done with it. */
    void restored();
}
