package dev.qingfeng.platform.confidential;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Keys for what is confidential. They are kept apart from the database, and have a backup of their own. */
@ConfigMapping(prefix = "qingfeng.confidential")
public interface ConfidentialConfig {

    /** Wrapping keys by their id: Base64 of 32 random bytes each. An old one stays until no case has a key under it. */
    Map<String, String> keys();

    /** Id of the wrapping key for new cases; the keys of others are moved to it. */
    String currentKey();

    /** Base64 of at least 32 random bytes: keys the hashes of receipts and the like. Without it none is recognised. */
    String hashKey();
}
