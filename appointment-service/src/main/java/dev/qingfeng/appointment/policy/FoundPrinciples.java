package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Principle;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Gathers whatever principle there is: a new one is in force with its class and its words, and stands in no list. */
final class FoundPrinciples {

    @Produces
    @Singleton
    Catalogue catalogue(@All List<Principle> principles) {
        return new Catalogue(principles);
    }
}
