package dev.qingfeng.local;

import dev.qingfeng.local.process.Ports;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/** Which part listens where on 127.0.0.1. */
record PortPlan(
        int postgres,
        int kafka,
        int kafkaController,
        int kafkaOauth,
        int keycloak,
        int keycloakManagement,
        Map<Service, Integer> services) {

    /** The ports that the documentation names. */
    static PortPlan usual() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, service.usualPort());
        }
        return new PortPlan(15432, 19092, 19091, 19094, 18080, 18081, services);
    }

    /** Any ports that are free, so that several systems can run at once. */
    static PortPlan free() {
        Iterator<Integer> ports = Ports.free(6 + Service.values().length).iterator();
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, ports.next());
        }
        return new PortPlan(
                ports.next(), ports.next(), ports.next(), ports.next(), ports.next(), ports.next(), services);
    }

    /** Refuses when one of the ports is taken. */
    void requireFree(boolean withServices) {
        Ports.requireFree("PostgreSQL", postgres);
        Ports.requireFree("Kafka", kafka);
        Ports.requireFree("Kafka's controller", kafkaController);
        Ports.requireFree("Kafka's listener for outside systems", kafkaOauth);
        Ports.requireFree("Keycloak", keycloak);
        Ports.requireFree("Keycloak's health", keycloakManagement);
        if (withServices) {
            services.forEach((service, port) -> Ports.requireFree(service.artifactId(), port));
        }
    }

    int of(Service service) {
        return services.getOrDefault(service, 0);
    }

    String url(Service service) {
        return "http://127.0.0.1:" + of(service);
    }
}
