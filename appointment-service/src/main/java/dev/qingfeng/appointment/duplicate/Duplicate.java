package dev.qingfeng.appointment.duplicate;

import dev.qingfeng.appointment.cadre.Cadre;
import java.util.UUID;

/** Two cadres who may be one person; the one who was entered first comes first. */
record Duplicate(Cadre cadre, Cadre other) {

    /** Between the two ids of a key. */
    private static final String SEPARATOR = "/";

    /**
     * Where a pair stands in the list.
     *
     * @param cadreId of the one who was entered first
     */
    record Key(UUID cadreId, UUID otherId) {

        static final Key BEFORE_ALL = new Key(new UUID(0, 0), new UUID(0, 0));

        /** Throws {@link IllegalArgumentException} for what is no key. */
        static Key parse(String text) {
            String[] ids = text.split(SEPARATOR, 2);
            return new Key(UUID.fromString(ids[0]), UUID.fromString(ids[ids.length - 1]));
        }

        @Override
        public String toString() {
            return cadreId + SEPARATOR + otherId;
        }
    }

    Key key() {
        return new Key(cadre.id(), other.id());
    }
}
