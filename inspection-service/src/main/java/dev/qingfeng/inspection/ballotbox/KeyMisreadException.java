package dev.qingfeng.inspection.ballotbox;

/** Thrown when what was typed cannot be what a sheet says. */
public final class KeyMisreadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;

    KeyMisreadException(int line) {
        super(line == 0 ? "A sheet was misread" : "Line " + line + " of a sheet was misread");
        this.line = line;
    }

    /** Which line of the sheet to look at again, from 1; or 0 if the length is wrong, or all lines may be. */
    public int line() {
        return line;
    }
}
