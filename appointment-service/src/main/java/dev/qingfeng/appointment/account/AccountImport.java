package dev.qingfeng.appointment.account;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.security.UnitPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants accounts to cadres whom the granter sees, for units that the granter sees, and never to the granter. */
final class AccountImport implements ImportTarget<AccountRow, Account> {

    private final AccountRepository accounts;
    private final NamedCadres cadres;
    private final UnitPath scope;
    private final Set<UUID> own;
    private final Map<String, Unit> units;
    private final Map<UUID, WantedAccount> wanted = new HashMap<>();

    /**
     * An import.
     *
     * @param scope what the granter sees
     * @param own every cadre that the granter is or was
     */
    AccountImport(AccountRepository accounts, NamedCadres cadres, UnitRepository units, UnitPath scope, Set<UUID> own) {
        this.accounts = accounts;
        this.cadres = cadres;
        this.scope = scope;
        this.own = own;
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
        Map<UUID, String> numbers = cadres.find(keys).stream().collect(Collectors.toMap(Cadre::id, Cadre::staffNumber));
        accounts.wantedOf(numbers.keySet()).forEach(each -> wanted.put(each.id(), each));
        return accounts.ofCadres(numbers.keySet()).stream()
                .collect(Collectors.toMap(account -> numbers.getOrDefault(account.cadreId(), ""), Function.identity()));
    }

    /** What is in force is not granted by the row that says it, as a file that was written here does. */
    @Override
    public List<Fault> faults(AccountRow row, @Nullable Account existing) {
        if (existing != null && same(existing, row)) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        cadres.fault("staffNumber", row.staffNumber()).ifPresent(faults::add);
        Cadre cadre = cadres.named(row.staffNumber());
        if (cadre != null && own.contains(cadre.id())) {
            faults.add(new Fault("staffNumber", "own-account"));
        }
        if (row.roles().stream().anyMatch(AccountRole::isReserved)) {
            faults.add(new Fault("roles", "role-reserved"));
        }
        if (row.scopePath() != null) {
            Unit unit = units.get(row.scopePath());
            if (unit == null) {
                faults.add(new Fault("scopePath", "unknown-reference"));
            } else if (unit.hasEnded()) {
                faults.add(new Fault("scopePath", "unit-ended"));
            }
        }
        return faults;
    }

    /** Where a user of other units is in the way, whoever sees those grants the same once more. */
    @Override
    public boolean same(Account existing, AccountRow row) {
        WantedAccount now = wanted.get(existing.id());
        return now != null
                && now.isAs(roles(row), row.scopePath())
                && existing.faultReason() != FaultReason.USER_OF_OTHER_UNITS;
    }

    @Override
    public Account create(AccountRow row) {
        Account account = new Account(cadres.get(row.staffNumber()).id(), grant(row));
        accounts.persist(account);
        return account;
    }

    @Override
    public void change(Account existing, AccountRow row) {
        existing.grant(grant(row));
    }

    /** Who may sign in is between the registry and Keycloak; tokens tell it to everyone else. */
    @Override
    public void publish(List<Account> written) {
        accounts.flush();
    }

    private Grant grant(AccountRow row) {
        Unit unit = row.scopePath() == null ? null : units.get(row.scopePath());
        return Grant.to(cadres.get(row.staffNumber()), roles(row), unit == null ? null : unit.id(), scope);
    }

    private static List<String> roles(AccountRow row) {
        return row.roles().stream().map(Enum::name).distinct().sorted().toList();
    }
}
