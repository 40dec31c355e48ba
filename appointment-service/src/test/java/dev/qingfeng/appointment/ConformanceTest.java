package dev.qingfeng.appointment;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    @Override
    protected void tellOfEachState() {
        try (TransitionOfTests transition = new TransitionOfTests()) {
            UUID plan = transition.begun().decisive().plan();
            UUID cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
            transition.propose(plan, cadre, "REMOVAL", "").statusCode(201);
            transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
            transition
                    .city
                    .send(
                            "calendars",
                            "",
                            "unitPath,date,kind,name\n%s,2026-10-01,HOLIDAY,國慶節\n".formatted(transition.city.path))
                    .statusCode(200);
        }
    }
}
