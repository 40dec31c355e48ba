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
 * @param adminPassword of Keycloak's console
 * @param folder where data and logs are
 */
record WelcomePage(
        Map<Service, String> services,
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
                        .map(account -> "  %-22s %-13s %s%n"
                                .formatted(account.username(), account.staffNumber(), account.unitPath()))
                        .collect(Collectors.joining());
    }

    /** Lines that work when pasted into a shell one after the other. */
    private String commands() {
        String token = """
                To call a service as one of them, here as a cadre:
                  TOKEN=$(curl -s %s/protocol/openid-connect/token -d grant_type=password -d client_id=demo-cli \\
                    -d username=cadre -d password=%s | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
                """.formatted(issuer, accounts.password());
        String pledge = services.get(Service.PLEDGE);
        return pledge == null ? token : token + signing(pledge + "/pledge/v1");
    }

    private static String signing(String api) {
        return """
                Your pledge, the text that it is about, and your signature under it:
                  API=%s
                  curl -s -H "Authorization: Bearer $TOKEN" $API/pledges
                  PLEDGE=$(curl -s -H "Authorization: Bearer $TOKEN" $API/pledges | sed 's/.*"items":\\[{"id":"\\([^"]*\\).*/\\1/')
                  HASH=$(curl -s -H "Authorization: Bearer $TOKEN" $API/texts | sed 's/.*"category":"LEADING_CADRE"[^}]*"hash":"\\([^"]*\\).*/\\1/')
                  curl -s -X POST $API/pledges/$PLEDGE/signature -H "Authorization: Bearer $TOKEN" -H 'If-Match: "v0"' \\
                    -H "Idempotency-Key: my-first-signature" -H 'Content-Type: application/json' -d "{\\"textHash\\":\\"$HASH\\"}"
                """.formatted(api);
    }

    private String ending() {
        return "Data and logs are in %s. Ctrl-C stops everything.%n".formatted(folder);
    }
}
