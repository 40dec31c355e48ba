package dev.qingfeng.appointment.structure;

/** A figure of a structure in the workbook, in words. */
public record StructureRow(String unit, String feature, String value, int before, int after) {}
