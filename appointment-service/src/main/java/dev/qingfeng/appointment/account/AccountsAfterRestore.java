package dev.qingfeng.appointment.account;

import dev.qingfeng.platform.replay.RestoreFollower;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Keycloak was told of accounts what a backup does not know, so that it is told again of all of them. */
@Singleton
class AccountsAfterRestore implements RestoreFollower {

    private final AccountRepository accounts;
    private final Clock clock;

    AccountsAfterRestore(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void restored() {
        accounts.doubtAll(clock.instant());
    }
}
