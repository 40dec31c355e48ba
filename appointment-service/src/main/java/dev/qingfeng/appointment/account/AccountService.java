package dev.qingfeng.appointment.account;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who of the caller's units has an account; {@link Provisioning} tells Keycloak. */
@ApplicationScoped
public class AccountService {

    private static final String LIST = "accounts";

    private final AccountRepository accounts;
    private final CadreRepository cadres;
    private final UnitRepository units;
    private final Importer importer;
    private final Caller caller;

    AccountService(
            AccountRepository accounts,
            CadreRepository cadres,
            UnitRepository units,
            Importer importer,
            Caller caller) {
        this.accounts = accounts;
        this.cadres = cadres;
        this.units = units;
        this.importer = importer;
        this.caller = caller;
    }

    /** Grants the accounts of a file, see {@link AccountRow}; all or none, unless only good ones are asked for. */
    @Transactional
    public ImportReport importAccounts(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file,
                AccountRow.class,
                mode,
                language,
                new AccountImport(
                        accounts,
                        new NamedCadres(cadres, caller.scope()),
                        units,
                        caller.scope(),
                        cadres.idsOf(caller.staffNumber())));
    }

    /** Refuses with 404 an account that is not there or of a cadre whom the caller does not see. */
    @Transactional
    public Account get(UUID id) {
        return accounts.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Shuts the person out, for good or until the account is granted again. Refuses one's own, with 403. */
    @Transactional
    public Account withdraw(UUID id, @Nullable IfMatch ifMatch) {
        Account account = get(id);
        IfMatch.require(ifMatch, account.version());
        if (cadres.idsOf(caller.staffNumber()).contains(account.cadreId())) {
            throw ProblemException.of(AppointmentProblem.OWN_ACCOUNT);
        }
        account.withdraw();
        accounts.flush();
        return account;
    }

    /** All in force that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<AccountRow> rows() {
        return accounts.granted(caller.scope()).stream()
                .map(AccountRepository.Granted::row)
                .toList();
    }

    @Transactional
    public Page<AccountView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                accounts.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                account -> account.id().toString(),
                AccountView::from);
    }
}
