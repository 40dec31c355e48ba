package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitKind;
import java.util.Comparator;
import java.util.UUID;

/** A unit, as figures and charts name it. */
record Place(UUID id, String path, String name, UnitKind kind) {

    static final Comparator<Place> BY_PATH = Comparator.comparing(Place::path);

    static Place from(Unit unit) {
        return new Place(unit.id(), unit.path(), unit.name(), unit.kind());
    }
}
