package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The tree of units, as far as the caller may see it. */
@ApplicationScoped
public class UnitService {

    private static final String LIST = "units";

    private final UnitRepository units;
    private final Importer importer;
    private final UnitStates states;
    private final Caller caller;

    UnitService(UnitRepository units, Importer importer, UnitStates states, Caller caller) {
        this.units = units;
        this.importer = importer;
        this.states = states;
        this.caller = caller;
    }

    /** Writes the units of a CSV file, see {@link UnitRow}; all or none, unless only good ones are asked for. */
    @Transactional
    public ImportReport importUnits(byte[] file, ImportMode mode, Language language) {
        units.begin();
        return importer.run(file, UnitRow.class, mode, language, new UnitImport(units, states, caller.scope()));
    }

    /** Refuses with 404 a unit that is not there or not the caller's to see. */
    @Transactional
    public Unit get(UUID id) {
        return units.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<UnitRow> rows() {
        return units.rows(caller.scope());
    }

    /** What a unit was before, from the oldest on. Refuses with 404 as {@link #get} does. */
    @Transactional
    public List<FormerUnitView> history(UUID id) {
        return units.history(get(id).id()).stream().map(FormerUnitView::from).toList();
    }

    /** The units that are. */
    @Transactional
    public Page<UnitView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                units.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                unit -> unit.id().toString(),
                UnitView::from);
    }

    /** The units that were on a day, as they were then; which ones the caller may see follows from where they are now. */
    @Transactional
    public Page<UnitView> page(PageQuery query, LocalDate on) {
        String list = LIST + "?on=" + on;
        return Page.of(
                list,
                query,
                units.page(query.afterId(list), query.rowsToRead(), caller.scope(), on),
                then -> then.unit().id().toString(),
                UnitView::from);
    }
}
