package dev.qingfeng.appointment.account;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.security.UnitPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants accounts to cadres whom the granter sees, for units that the granter sees, and never to the granter. */
final class AccountImport implements ImportTarget<AccountRow, Account> {

    private final AccountRepository accounts;
    private final CadreRepository cadres;
    private final UnitPath scope;
    private final String granter;
    private final Map<String, Unit> units;
    private final Map<String, Cadre> people = new HashMap<>();
    private final Map<UUID, WantedAccount> wanted = new HashMap<>();

    AccountImport(
            AccountRepository accounts, CadreRepository cadres, UnitRepository units, UnitPath scope, String granter) {
        this.accounts = accounts;
        this.cadres = cadres;
        this.scope = scope;
        this.granter = granter;
        this.units = units.visible(scope).stream().collect(Collectors.toMap(Unit::path, Function.identity()));
    }

    @Override
    public String keyColumn() {
        return "staffNumber";
    }

    @Override
    public String key(AccountRow row) {
        return row.staffNumber();
    }

    @Override
    public Map<String, Account> find(Collection<String> keys) {
        Map<UUID, String> numbers = new HashMap<>();
        cadres.visibleByStaffNumbers(keys, scope).forEach(cadre -> {
            people.put(cadre.staffNumber(), cadre);
            numbers.put(cadre.id(), cadre.staffNumber());
        });
        accounts.wantedOf(numbers.keySet()).forEach(each -> wanted.put(each.id(), each));
        return accounts.ofCadres(numbers.keySet()).stream()
                .collect(Collectors.toMap(account -> numbers.getOrDefault(account.cadreId(), ""), Function.identity()));
    }

    @Override
    public List<Fault> faults(AccountRow row, @Nullable Account existing) {
        List<Fault> faults = new ArrayList<>();
        if (!people.containsKey(row.staffNumber())) {
            faults.add(new Fault("staffNumber", "unknown-reference"));
        }
        if (row.staffNumber().equals(granter)) {
            faults.add(new Fault("staffNumber", "own-account"));
        }
        if (row.roles().stream().anyMatch(AccountRole::isReserved)) {
            faults.add(new Fault("roles", "role-reserved"));
        }
        if (row.scopePath() != null && !units.containsKey(row.scopePath())) {
            faults.add(new Fault("scopePath", "unknown-reference"));
        }
        return faults;
    }

    @Override
    public boolean same(Account existing, AccountRow row) {
        WantedAccount now = wanted.get(existing.id());
        return now != null && now.isAs(roles(row), scopeUnitId(row));
    }

    @Override
    public Account create(AccountRow row) {
        Cadre cadre = cadre(row);
        Account account = new Account(
                cadre.id(), roles(row), scopeUnitId(row), cadre.details().unitId());
        accounts.persist(account);
        return account;
    }

    @Override
    public void change(Account existing, AccountRow row) {
        existing.grant(roles(row), scopeUnitId(row), cadre(row).details().unitId());
    }

    /** Who may sign in is between the registry and Keycloak; tokens tell it to everyone else. */
    @Override
    public void publish(List<Account> written) {
        accounts.flush();
    }

    private Cadre cadre(AccountRow row) {
        Cadre cadre = people.get(row.staffNumber());
        if (cadre == null) {
            throw new IllegalStateException("A row whose cadre is unknown is never written");
        }
        return cadre;
    }

    private @Nullable UUID scopeUnitId(AccountRow row) {
        Unit unit = row.scopePath() == null ? null : units.get(row.scopePath());
        return unit == null ? null : unit.id();
    }

    private static List<String> roles(AccountRow row) {
        return row.roles().stream().map(Enum::name).distinct().sorted().toList();
    }
}
