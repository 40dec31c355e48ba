package dev.qingfeng.appointment.cadre;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the registry. */
@ConfigMapping(prefix = "qingfeng.registry")
public interface RegistryConfig {

    /** From which rank on someone counts as a leading cadre; that the higher ranks do too is our reading of 副科級領導幹部. */
    @WithDefault("DEPUTY_SECTION")
    Rank leadingCadresFrom();
}
