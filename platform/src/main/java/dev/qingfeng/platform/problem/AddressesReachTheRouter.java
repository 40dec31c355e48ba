package dev.qingfeng.platform.problem;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets addresses that are no URIs come as far as {@link RouterProblems}, which refuses them with a problem document. Quarkus
 * would refuse them before any handler, with a bare status, and can be told not to by a system property only; configuration is
 * the first thing that is built, before the HTTP server reads that property.
 */
public final class AddressesReachTheRouter implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
