package dev.qingfeng.appointment.kin;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreStates;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.platform.imports.ImportTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes rows to the kinships of cadres that are there; a row may begin with either of the two. */
final class KinshipImport implements ImportTarget<KinshipRow, Kinship> {

    private static final String SEPARATOR = "/";

    private final KinshipRepository kinships;
    private final NamedCadres cadres;
    private final CadreStates states;

    KinshipImport(KinshipRepository kinships, NamedCadres cadres, CadreStates states) {
        this.kinships = kinships;
        this.cadres = cadres;
        this.states = states;
    }

    @Override
    public String keyColumn() {
        return "kinStaffNumber";
    }

    @Override
    public String key(KinshipRow row) {
        return pair(row.staffNumber(), row.kinStaffNumber());
    }

    @Override
    public Map<String, Kinship> find(Collection<String> keys) {
        Set<String> staffNumbers = keys.stream()
                .flatMap(key -> Stream.of(key.split(SEPARATOR, -1)))
                .collect(Collectors.toSet());
        Map<UUID, String> numbersById =
                cadres.find(staffNumbers).stream().collect(Collectors.toMap(Cadre::id, Cadre::staffNumber));
        return kinships.among(numbersById.keySet()).stream()
                .collect(Collectors.toMap(
                        kinship -> pair(
                                numbersById.getOrDefault(kinship.cadreId(), ""),
                                numbersById.getOrDefault(kinship.kinId(), "")),
                        Function.identity()));
    }

    @Override
    public List<Fault> faults(KinshipRow row, @Nullable Kinship existing) {
        List<Fault> faults = new ArrayList<>();
        cadres.fault("staffNumber", row.staffNumber()).ifPresent(faults::add);
        cadres.fault("kinStaffNumber", row.kinStaffNumber()).ifPresent(faults::add);
        if (row.staffNumber().equals(row.kinStaffNumber())) {
            faults.add(new Fault("kinStaffNumber", "kin-of-oneself"));
        }
        return faults;
    }

    @Override
    public boolean same(Kinship existing, KinshipRow row) {
        return existing.relationTo(cadre(row.staffNumber())) == row.relation();
    }

    @Override
    public Kinship create(KinshipRow row) {
        Kinship kinship = new Kinship(cadre(row.staffNumber()), cadre(row.kinStaffNumber()), row.relation());
        kinships.persist(kinship);
        return kinship;
    }

    @Override
    public void change(Kinship existing, KinshipRow row) {
        existing.relate(cadre(row.staffNumber()), row.relation());
    }

    @Override
    public void publish(List<Kinship> written) {
        states.publishAnew(
                written.stream().flatMap(kinship -> kinship.cadreIds().stream()).collect(Collectors.toSet()));
    }

    private UUID cadre(String staffNumber) {
        return cadres.get(staffNumber).id();
    }

    private static String pair(String one, String other) {
        return Stream.of(one, other).sorted().collect(Collectors.joining(SEPARATOR));
    }
}
