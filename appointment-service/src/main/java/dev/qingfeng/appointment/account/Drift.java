package dev.qingfeng.appointment.account;

import dev.qingfeng.platform.security.UnitPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How Keycloak differs from a part of the registry.
 *
 * @param compared how many accounts were compared
 * @param due how many were not, because Keycloak has still to be told of them
 * @param lines who differs, by staff number
 */
record Drift(int compared, int due, List<Line> lines) {

    /**
     * Somebody who differs.
     *
     * @param accountId null for one who was granted none
     */
    record Line(String staffNumber, @Nullable UUID accountId, Set<DriftCode> codes) {}

    /**
     * Compares.
     *
     * @param asked when Keycloak was asked for its users; what it was told since is as good as due
     * @param accounts all of the scope, as they were later
     * @param staffNumbers of all cadres of the scope, with an account or without
     * @param users all of Keycloak
     * @param roles of a user; asked only for those of one account in force
     */
    static Drift of(
            UnitPath scope,
            Instant asked,
            List<WantedAccount> accounts,
            Set<String> staffNumbers,
            List<KeycloakUser> users,
            Function<KeycloakUser, Set<String>> roles) {
        Map<String, List<KeycloakUser>> byNumber =
                users.stream().collect(Collectors.groupingBy(KeycloakUser::staffNumber));
        Map<String, Line> lines = new TreeMap<>();
        int due = 0;
        for (WantedAccount account : accounts) {
            List<KeycloakUser> found = byNumber.getOrDefault(account.staffNumber(), List.of());
            byNumber.remove(account.staffNumber());
            if (!account.isSettledBefore(asked)) {
                due++;
                continue;
            }
            Set<DriftCode> codes = codes(account, found, roles);
            if (!codes.isEmpty()) {
                lines.put(account.staffNumber(), new Line(account.staffNumber(), account.id(), codes));
            }
        }
        byNumber.forEach((number, found) -> {
            if (found.stream().anyMatch(KeycloakUser::enabled)) {
                if (staffNumbers.contains(number)) {
                    lines.put(number, new Line(number, null, EnumSet.of(DriftCode.NOT_GRANTED)));
                } else if (found.stream().anyMatch(user -> isWithin(scope, user))) {
                    lines.put(number, new Line(number, null, EnumSet.of(DriftCode.SURPLUS)));
                }
            }
        });
        return new Drift(accounts.size() - due, due, new ArrayList<>(lines.values()));
    }

    private static Set<DriftCode> codes(
            WantedAccount account, List<KeycloakUser> found, Function<KeycloakUser, Set<String>> roles) {
        Set<DriftCode> codes = EnumSet.noneOf(DriftCode.class);
        if (!account.isEnabled()) {
            if (found.stream().anyMatch(KeycloakUser::enabled)) {
                codes.add(DriftCode.ENABLED_WRONGLY);
            }
        } else if (found.isEmpty()) {
            codes.add(DriftCode.MISSING);
        } else if (found.size() > 1) {
            codes.add(DriftCode.STAFF_NUMBER_SHARED);
        } else {
            KeycloakUser user = found.get(0);
            if (!user.enabled()) {
                codes.add(DriftCode.DISABLED_WRONGLY);
            }
            if (!account.unitPath().equals(user.unitPath())) {
                codes.add(DriftCode.UNIT_PATH_DIFFERS);
            }
            if (!account.realmRoles().equals(roles.apply(user))) {
                codes.add(DriftCode.ROLES_DIFFER);
            }
        }
        return codes;
    }

    private static boolean isWithin(UnitPath scope, KeycloakUser user) {
        return user.unitPath() != null && scope.covers(user.unitPath());
    }
}
