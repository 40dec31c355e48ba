package dev.qingfeng.pledge;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    @Override
    protected void tellOfEachState() {
        try (RegistryOfTests registry = new RegistryOfTests().founded()) {
            UUID leader = registry.knownCadre("8", registry.office, "INSPECTION_TEAM_MEMBER");
            UUID witness = registry.knownCadre("9", registry.town);
            registry.knownTeam(leader, List.of(), registry.town);
            registry.openCampaign(
                            "INSPECTION_TEAM_MEMBER",
                            registry.adoptText("INSPECTION_TEAM_MEMBER").id(),
                            "2199-12-31")
                    .statusCode(201);
            registry.signOwn("8").statusCode(200);
            registry.as("1", "organization-officer")
                    .body(
                            "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"leaderId\":\"%s\",\"witnessId\":\"%s\",\"place\":\"礼堂\",\"occurredAt\":\"%s\"}"
                                    .formatted(
                                            registry.cycle,
                                            registry.town,
                                            leader,
                                            witness,
                                            Instant.now().minusMillis(1)))
                    .post("/pledge/v1/public-pledges")
                    .then()
                    .statusCode(201);
        }
    }
}
