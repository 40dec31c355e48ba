package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.cadre.CadreRepository.SurvivingNumber;
import dev.qingfeng.platform.imports.ImportTarget.Fault;
import dev.qingfeng.platform.security.UnitPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cadres whom the rows of a part of a file name by staff number, as far as the caller may see them. */
public final class NamedCadres {

    private final CadreRepository cadres;
    private final UnitPath scope;
    private final Map<String, Cadre> byNumber = new HashMap<>();
    private final Map<String, SurvivingNumber> survivingNumbers = new HashMap<>();

    public NamedCadres(CadreRepository cadres, UnitPath scope) {
        this.cadres = cadres;
        this.scope = scope;
    }

    /** Looks for those with one of these numbers, and remembers them until others are looked for. */
    public List<Cadre> find(Collection<String> staffNumbers) {
        byNumber.clear();
        survivingNumbers.clear();
        List<Cadre> found = cadres.visibleByStaffNumbers(staffNumbers, scope);
        found.forEach(cadre -> byNumber.put(cadre.staffNumber(), cadre));
        survivingNumbers.putAll(cadres.survivingNumbers(staffNumbers, scope));
        return found;
    }

    /** Null for a number that is nobody's, or of a cadre who is not the caller's to see or was merged into another. */
    public @Nullable Cadre named(String staffNumber) {
        return byNumber.get(staffNumber);
    }

    /** The cadre of a row that is not at fault. */
    public Cadre get(String staffNumber) {
        Cadre cadre = byNumber.get(staffNumber);
        if (cadre == null) {
            throw new IllegalStateException("A row whose cadre is unknown is never written");
        }
        return cadre;
    }

    /** What is wrong with naming such a cadre: {@code unknown-reference}, or {@code cadre-merged} with the number that stays. */
    public Optional<Fault> fault(String column, String staffNumber) {
        if (byNumber.containsKey(staffNumber)) {
            return Optional.empty();
        }
        SurvivingNumber surviving = survivingNumbers.get(staffNumber);
        return Optional.of(
                surviving == null
                        ? new Fault(column, "unknown-reference")
                        : new Fault(column, "cadre-merged", List.of(surviving.told())));
    }
}
