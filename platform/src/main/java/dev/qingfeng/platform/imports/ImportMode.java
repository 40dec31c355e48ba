package dev.qingfeng.platform.imports;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How an import treats what it reads. */
public final class ImportMode {

    @Parameter(description = "Check and count, write nothing")
    @QueryParam("dryRun")
    @DefaultValue("false")
    boolean dryRun;

    @Parameter(description = "Write the good rows and leave out the bad ones, instead of refusing the whole file")
    @QueryParam("goodRowsOnly")
    @DefaultValue("false")
    boolean goodRowsOnly;

    /** As it was asked for before. */
    public static ImportMode of(boolean dryRun, boolean goodRowsOnly) {
        ImportMode mode = new ImportMode();
        mode.dryRun = dryRun;
        mode.goodRowsOnly = goodRowsOnly;
        return mode;
    }

    public boolean dryRun() {
        return dryRun;
    }

    public boolean goodRowsOnly() {
        return goodRowsOnly;
    }
}
