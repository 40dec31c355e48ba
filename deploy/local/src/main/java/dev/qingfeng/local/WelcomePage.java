package dev.qingfeng.local;

import dev.qingfeng.local.keycloak.DemoAccounts;
import dev.qingfeng.local.keycloak.KeycloakServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ./start prints when all is up.
 *
 * @param services URLs of those that run, without a slash at the end
 * @param withSample whether there is a pledge that the demo account could sign
 * @param adminPassword of Keycloak's console
 * @param folder where data and logs are
 */
record WelcomePage(
        Map<Service, String> services,
        boolean withSample,
        String keycloakUrl,
        String issuer,
        String adminPassword,
        DemoAccounts accounts,
        Path folder) {

    String text() {
        return Stream.of(addresses(), people(), commands(), ending()).collect(Collectors.joining("\n", "\n", ""));
    }

    private String addresses() {
        String swagger = services.entrySet().stream()
                .map(service -> "  %-20s %2$s/q/swagger-ui   health %2$s/q/health%n"
                        .formatted(service.getKey().artifactId(), service.getValue()))
                .collect(Collectors.joining());
        return swagger
                + "  %-20s %s/admin   user %s, password %s%n"
                        .formatted("Keycloak's console", keycloakUrl, KeycloakServer.ADMIN, adminPassword);
    }

    private String people() {
        return "Demo accounts, for this machine only; the password of each is: %s%n".formatted(accounts.password())
                + "  %-22s %-13s %s%n".formatted("user = role", "staff number", "unit path")
                + accounts.accounts().stream()
                        .filter(DemoAccounts.Account::isNamedAfterItsRole)
                        .map(account -> "  %-22s %-13s %s%n"
                                .formatted(account.username(), account.staffNumber(), account.unitPath()))
                        .collect(Collectors.joining());
    }

    /** Lines that work when pasted into a shell; README shows the same. */
    private String commands() {
        String pledge = services.get(Service.PLEDGE);
        return withSample && pledge != null
                ? "To sign a pledge as the cadre among them:\n" + (token() + signing(pledge)).indent(2)
                : "To get a token for one of them, here for the cadre:\n" + token().indent(2);
    }

    private String token() {
        return """
                TOKEN=$(curl -s %s/protocol/openid-connect/token -d grant_type=password \\
                  -d client_id=demo-cli -d username=cadre -d password=%s | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
                """.formatted(issuer, accounts.password());
    }

    private static String signing(String pledge) {
        return """
                AUTH="Authorization: Bearer $TOKEN"
                API=%s/pledge/v1
                PLEDGE=$(curl -s -H "$AUTH" $API/pledges | sed 's/.*"items":\\[{"id":"\\([^"]*\\).*/\\1/')
                HASH=$(curl -s -H "$AUTH" $API/texts | sed 's/.*"LEADING_CADRE"[^}]*"hash":"\\([^"]*\\).*/\\1/')
                curl -s $API/pledges/$PLEDGE/signature -H "$AUTH" -H 'If-Match: "v0"' \\
                  -H 'Idempotency-Key: my-first-signature' \\
                  -H 'Content-Type: application/json' -d "{\\"textHash\\":\\"$HASH\\"}"
                """.formatted(pledge);
    }

    private String ending() {
        return "Data and logs are in %s. Ctrl-C stops everything.%n".formatted(folder);
    }
}
