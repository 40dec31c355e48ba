package dev.qingfeng.appointment.account;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person may be besides {@code cadre}, which everyone with an account is. */
public enum AccountRole {
    TOWNSHIP_SECRETARY(false),
    ORGANIZATION_OFFICER(false),
    TEAM_LEADER(false),
    TEAM_MEMBER(false),
    COMMITTEE_MEMBER(false),
    COMMITTEE_SECRETARY(false),
    DEPARTMENT_RESPONDER(false),
    REGISTRY_ADMIN(true),
    DISCIPLINE_OFFICER(true),
    COMPLAINT_HANDLER(true),
    INTAKE_CLERK(true),
    KEY_HOLDER(true),
    AUDITOR(true);

    /** The role of everyone in the registry. */
    static final String EVERYONE = "cadre";

    private final boolean reserved;

    AccountRole(boolean reserved) {
        this.reserved = reserved;
    }

    /**
     * Whether the registry neither gives nor takes it: who keeps the registry must not choose who watches over them, who learns
     * of reports, or who opens ballots.
     */
    public boolean isReserved() {
        return reserved;
    }

    /** Its name in tokens, such as {@code team-leader}. */
    public String realmRole() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names in tokens of all that the registry gives and takes. */
    static Set<String> realmRoles() {
        return Stream.concat(Stream.of(EVERYONE), realmRoles(false)).collect(Collectors.toSet());
    }

    /** Names in tokens of those that it does not. */
    static Set<String> reservedRealmRoles() {
        return realmRoles(true).collect(Collectors.toSet());
    }

    private static Stream<String> realmRoles(boolean reserved) {
        return Stream.of(values()).filter(role -> role.reserved == reserved).map(AccountRole::realmRole);
    }
}
