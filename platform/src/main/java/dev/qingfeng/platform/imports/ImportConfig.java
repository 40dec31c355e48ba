package dev.qingfeng.platform.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a file may be, so that no import takes the memory that others need. */
@ConfigMapping(prefix = "qingfeng.imports")
public interface ImportConfig {

    /** Rows behind the header; a file with more is refused. */
    @WithDefault("250000")
    int maxRows();

    /**
     * How many rows are in memory at a time; a file with more is read twice. Far below the 65,535 parameters that PostgreSQL takes in
     * one statement.
     */
    @WithDefault("5000")
    int rowsAtOnce();

    /** What an XLSX file may be unpacked, in bytes. */
    @WithDefault("256M")
    MemorySize maxUnpackedSize();

    /** How many faults are named; the rest are only counted. */
    @WithDefault("1000")
    int maxErrors();
}
