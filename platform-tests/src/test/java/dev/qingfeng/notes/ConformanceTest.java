package dev.qingfeng.notes;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    private final UUID shelf = UUID.randomUUID();

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @AfterEach
    void asItWas() {
        Database.execute("delete from shelf where id = ?", shelf);
    }

    @Override
    protected void tellOfEachState() {
        Database.execute("insert into shelf (id, version, label) values (?, 0, 'told')", shelf);
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(entities.find(Shelf.class, shelf), ShelfState::from));
    }
}
