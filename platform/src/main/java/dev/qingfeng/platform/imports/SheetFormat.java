package dev.qingfeng.platform.imports;

/** Media types of files of rows. */
public final class SheetFormat {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private SheetFormat() {}
}
