package dev.qingfeng.platform.imports;

/**
 * One good row of a file.
 *
 * @param line its line in the file, the header being line 1
 */
public record ImportedRow<T extends Record>(int line, T value) {}
