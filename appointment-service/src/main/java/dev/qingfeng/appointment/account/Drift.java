package dev.qingfeng.appointment.account;

import dev.qingfeng.platform.security.UnitPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param lines who differs or could not be made so, by staff number
 */
record Drift(int compared, int due, List<Line> lines) {

    /**
     * Somebody who differs, or whom Keycloak could not be made to follow.
     *
     * @param accountId null for one who was granted none
     * @param fault why the last attempt failed; null if it did not
     * @param reason null also where there is nothing more to say of the fault
     */
    record Line(
            String staffNumber,
            @Nullable UUID accountId,
            Set<DriftCode> codes,
            @Nullable AccountFault fault,
            @Nullable FaultReason reason) {

        private static Line withoutAccount(String staffNumber, DriftCode code) {
            return new Line(staffNumber, null, EnumSet.of(code), null, null);
        }
    }

    /**
     * Compares.
     *
     * @param asked when Keycloak was asked for its users; what it was told since is as good as due
     * @param accounts all of the scope, as they were later
     * @param ofScope staff numbers of all cadres of the scope, with an account or without
     * @param ofAnybody staff numbers of all cadres there are
     * @param users all of Keycloak
     * @param roles of a user, empty if the user is no more; asked only for those of one account in force that has no
     *     fault
     */
    static Drift of(
            UnitPath scope,
            Instant asked,
            List<WantedAccount> accounts,
            Set<String> ofScope,
            Set<String> ofAnybody,
            List<KeycloakUser> users,
            Function<KeycloakUser, Optional<Set<String>>> roles) {
        Map<String, List<KeycloakUser>> byNumber =
                users.stream().collect(Collectors.groupingBy(KeycloakUser::staffNumber));
        Map<String, Line> lines = new TreeMap<>();
        int due = 0;
        for (WantedAccount account : accounts) {
            List<KeycloakUser> found = byNumber.getOrDefault(account.staffNumber(), List.of());
            byNumber.remove(account.staffNumber());
            if (account.fault() == null && !account.isSettledBefore(asked)) {
                due++;
                continue;
            }
            Set<DriftCode> codes = codes(account, found, roles);
            if (account.fault() != null || !codes.isEmpty()) {
                lines.put(
                        account.staffNumber(),
                        new Line(account.staffNumber(), account.id(), codes, account.fault(), account.faultReason()));
            }
        }
        byNumber.forEach((number, found) -> {
            if (found.stream().anyMatch(KeycloakUser::enabled)) {
                if (ofScope.contains(number)) {
                    lines.put(number, Line.withoutAccount(number, DriftCode.NOT_GRANTED));
                } else if (!ofAnybody.contains(number) && found.stream().anyMatch(user -> isWithin(scope, user))) {
                    lines.put(number, Line.withoutAccount(number, DriftCode.SURPLUS));
                }
            }
        });
        return new Drift(accounts.size() - due, due, new ArrayList<>(lines.values()));
    }

    private static Set<DriftCode> codes(
            WantedAccount account, List<KeycloakUser> found, Function<KeycloakUser, Optional<Set<String>>> roles) {
        if (!account.isEnabled()) {
            return found.stream().anyMatch(KeycloakUser::enabled)
                    ? EnumSet.of(DriftCode.ENABLED_WRONGLY)
                    : EnumSet.noneOf(DriftCode.class);
        }
        if (found.size() > 1) {
            return EnumSet.of(DriftCode.STAFF_NUMBER_SHARED);
        }
        return found.stream()
                .findFirst()
                .flatMap(user -> held(account, user, roles).map(held -> codes(account, user, held)))
                .orElseGet(() -> EnumSet.of(DriftCode.MISSING));
    }

    /** Of whom Keycloak would not be told, it is not asked either: no answer for one would be none for all. */
    private static Optional<Set<String>> held(
            WantedAccount account, KeycloakUser user, Function<KeycloakUser, Optional<Set<String>>> roles) {
        return account.fault() == null ? roles.apply(user) : Optional.of(account.realmRoles());
    }

    private static Set<DriftCode> codes(WantedAccount account, KeycloakUser user, Set<String> roles) {
        Set<DriftCode> codes = EnumSet.noneOf(DriftCode.class);
        if (!user.enabled()) {
            codes.add(DriftCode.DISABLED_WRONGLY);
        }
        if (!account.unitPath().equals(user.unitPath())) {
            codes.add(DriftCode.UNIT_PATH_DIFFERS);
        }
        if (!account.realmRoles().equals(roles)) {
            codes.add(DriftCode.ROLES_DIFFER);
        }
        return codes;
    }

    private static boolean isWithin(UnitPath scope, KeycloakUser user) {
        return user.unitPath() != null && scope.covers(user.unitPath());
    }
}
