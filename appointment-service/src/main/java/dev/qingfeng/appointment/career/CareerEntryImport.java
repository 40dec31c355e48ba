package dev.qingfeng.appointment.career;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.platform.imports.ImportTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the careers of cadres who are there; times may overlap, as study and work do. */
final class CareerEntryImport implements ImportTarget<CareerEntryRow, CareerEntry> {

    private static final String SEPARATOR = "/";

    private final CareerEntryRepository entries;
    private final NamedCadres cadres;

    CareerEntryImport(CareerEntryRepository entries, NamedCadres cadres) {
        this.entries = entries;
        this.cadres = cadres;
    }

    @Override
    public String keyColumn() {
        return "since";
    }

    @Override
    public String key(CareerEntryRow row) {
        return key(row.staffNumber(), row.since(), row.unitName());
    }

    private static String key(String staffNumber, LocalDate since, String unitName) {
        return String.join(SEPARATOR, staffNumber, since.toString(), unitName);
    }

    @Override
    public Map<String, CareerEntry> find(Collection<String> keys) {
        Set<String> numbers =
                keys.stream().map(key -> key.split(SEPARATOR, 2)[0]).collect(Collectors.toSet());
        Map<UUID, String> numbersById =
                cadres.find(numbers).stream().collect(Collectors.toMap(Cadre::id, Cadre::staffNumber));
        return entries.ofCadres(numbersById.keySet()).stream()
                .collect(Collectors.toMap(
                        entry -> key(numbersById.getOrDefault(entry.cadreId(), ""), entry.since(), entry.unitName()),
                        Function.identity()));
    }

    @Override
    public List<Fault> faults(CareerEntryRow row, @Nullable CareerEntry existing) {
        List<Fault> faults = new ArrayList<>();
        cadres.fault("staffNumber", row.staffNumber()).ifPresent(faults::add);
        Cadre cadre = cadres.named(row.staffNumber());
        if (cadre != null && row.since().isBefore(cadre.details().birthDate())) {
            faults.add(new Fault("since", "before-birth"));
        }
        if (row.until() != null && !row.until().isAfter(row.since())) {
            faults.add(new Fault("until", "not-after-since"));
        }
        return faults;
    }

    @Override
    public boolean same(CareerEntry existing, CareerEntryRow row) {
        return Objects.equals(existing.until(), row.until()) && existing.post().equals(row.post());
    }

    @Override
    public CareerEntry create(CareerEntryRow row) {
        CareerEntry entry = new CareerEntry(
                cadres.get(row.staffNumber()).id(), row.since(), row.until(), row.unitName(), row.post());
        entries.persist(entry);
        return entry;
    }

    @Override
    public void change(CareerEntry existing, CareerEntryRow row) {
        existing.describe(row.until(), row.post());
    }

    /** Told to nobody outside: it is free text about a person. */
    @Override
    public void publish(List<CareerEntry> written) {
        entries.flush();
    }
}
