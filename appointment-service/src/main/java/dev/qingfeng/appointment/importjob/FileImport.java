package dev.qingfeng.appointment.importjob;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportProgress;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.web.Language;

/** An import that may be run as a job too. */
public interface FileImport {

    ImportKind importKind();

    /**
     * Writes the rows of a file, CSV or XLSX, in the caller's name and in one transaction: all or none, unless only good ones are
     * asked for. Refuses with 422 {@code import-refused}.
     */
    ImportReport importFile(byte[] file, ImportMode mode, Language language, ImportProgress progress);
}
