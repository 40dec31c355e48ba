package dev.qingfeng.platform.imports;

/** Hears how far an import has come; neither is heard of what a refusal or a dry run takes back. */
public interface ImportProgress {

    /** For whoever waits for the end. */
    ImportProgress UNHEARD = new ImportProgress() {
        @Override
        public void judged(int rows) {
            // Nobody asks.
        }

        @Override
        public void written(int rows) {
            // Nobody asks.
        }
    };

    /** So many rows have been read and judged, good or bad. */
    void judged(int rows);

    /** So many rows have been written or found to say what is already so. */
    void written(int rows);
}
