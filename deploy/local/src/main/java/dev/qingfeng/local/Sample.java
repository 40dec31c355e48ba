package dev.qingfeng.local;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The sample transition, loaded through the public REST API as a registry administrator would.
 *
 * @param urls of the services, without a slash at the end
 * @param token gives a valid access token of the demo account registry-admin
 */
record Sample(Map<Service, String> urls, Supplier<String> token) {

    /** Loads what is not there yet; repeating it changes nothing. */
    void load() {}
}
