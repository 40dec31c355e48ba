package dev.qingfeng.appointment.assessment;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreStates;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.platform.imports.ImportTarget;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the annual assessments of cadres who are there. */
final class AnnualAssessmentImport implements ImportTarget<AnnualAssessmentRow, AnnualAssessment> {

    private static final String SEPARATOR = "/";

    private final AnnualAssessmentRepository assessments;
    private final NamedCadres cadres;
    private final CadreStates states;
    private final Set<UUID> own;
    private final Year present;

    AnnualAssessmentImport(
            AnnualAssessmentRepository assessments,
            NamedCadres cadres,
            CadreStates states,
            Set<UUID> own,
            Year present) {
        this.assessments = assessments;
        this.cadres = cadres;
        this.states = states;
        this.own = own;
        this.present = present;
    }

    @Override
    public String keyColumn() {
        return "year";
    }

    @Override
    public String key(AnnualAssessmentRow row) {
        return key(row.staffNumber(), row.year());
    }

    private static String key(String staffNumber, int year) {
        return staffNumber + SEPARATOR + year;
    }

    @Override
    public Map<String, AnnualAssessment> find(Collection<String> keys) {
        Set<String> numbers =
                keys.stream().map(key -> key.split(SEPARATOR, -1)[0]).collect(Collectors.toSet());
        Map<UUID, String> numbersById =
                cadres.find(numbers).stream().collect(Collectors.toMap(Cadre::id, Cadre::staffNumber));
        return assessments.ofCadres(numbersById.keySet()).stream()
                .collect(Collectors.toMap(
                        assessment -> key(numbersById.getOrDefault(assessment.cadreId(), ""), assessment.year()),
                        Function.identity()));
    }

    @Override
    public List<Fault> faults(AnnualAssessmentRow row, @Nullable AnnualAssessment existing) {
        List<Fault> faults = new ArrayList<>();
        cadres.fault("staffNumber", row.staffNumber()).ifPresent(faults::add);
        Cadre cadre = cadres.named(row.staffNumber());
        if (row.year() > present.getValue()) {
            faults.add(new Fault("year", "not-in-past"));
        } else if (cadre != null && row.year() < cadre.details().birthDate().getYear()) {
            faults.add(new Fault("year", "before-birth"));
        }
        if (cadre != null && own.contains(cadre.id()) && (existing == null || !same(existing, row))) {
            faults.add(new Fault("staffNumber", "own-record"));
        }
        return faults;
    }

    @Override
    public boolean same(AnnualAssessment existing, AnnualAssessmentRow row) {
        return existing.grade() == row.grade();
    }

    @Override
    public AnnualAssessment create(AnnualAssessmentRow row) {
        AnnualAssessment assessment =
                new AnnualAssessment(cadres.get(row.staffNumber()).id(), row.year(), row.grade());
        assessments.persist(assessment);
        return assessment;
    }

    @Override
    public void change(AnnualAssessment existing, AnnualAssessmentRow row) {
        existing.grade(row.grade());
    }

    @Override
    public void publish(List<AnnualAssessment> written) {
        states.publishAnew(written.stream().map(AnnualAssessment::cadreId).collect(Collectors.toSet()));
    }
}
