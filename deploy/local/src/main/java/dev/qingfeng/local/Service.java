package dev.qingfeng.local;

import java.util.Locale;

/** The services that ./start runs. */
public enum Service {
    PLEDGE(8081),
    INSPECTION(8082),
    COMPLAINT(8083),
    APPOINTMENT(8084);

    private final int usualPort;

    Service(int usualPort) {
        this.usualPort = usualPort;
    }

    /** Name of its module, which is also its principal in Kafka and its audience in tokens. */
    public String artifactId() {
        return database() + "-service";
    }

    /** Name of its database. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    int usualPort() {
        return usualPort;
    }
}
