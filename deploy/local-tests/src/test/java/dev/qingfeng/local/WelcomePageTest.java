package dev.qingfeng.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qingfeng.local.keycloak.DemoAccounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the lines which are shown also work is tested where the services run. */
class WelcomePageTest {
    private static final Map<Service, String> SERVICES = Map.of(Service.PLEDGE, "http://127.0.0.1:8081");

    @Test
    void withTheSampleThereIsAPledgeToSign() {
        assertTrue(page(SERVICES, true).contains("/signature"));
    }

    @Test
    void withoutTheSampleOrTheServiceThereIsOnlyAToken() {
        for (String page : List.of(page(SERVICES, false), page(Map.of(), true))) {
            assertTrue(page.contains("TOKEN=$("));
            assertFalse(page.contains("/signature"));
        }
    }

    private static String page(Map<Service, String> services, boolean withSample) {
        return new WelcomePage(
                        services,
                        withSample,
                        "http://127.0.0.1:18080",
                        "http://127.0.0.1:18080/realms/qingfeng",
                        "secret",
                        new DemoAccounts("", "demo", List.of()),
                        Path.of("/data"))
                .text();
    }
}
