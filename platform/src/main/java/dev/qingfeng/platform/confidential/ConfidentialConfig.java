package dev.qingfeng.platform.confidential;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys for what is confidential. They are kept apart from the database, and have a backup of their own. */
@ConfigMapping(prefix = "qingfeng.confidential")
public interface ConfidentialConfig {

    /** Wrapping keys by their id: Base64 of 32 random bytes each. An old one stays until no case has a key under it. */
    Map<String, String> keys();

    /** Id of the wrapping key for new cases. */
    String currentKey();

    /** Ids of wrapping keys from which the keys of cases are moved to the current one. From others that are not current, none is. */
    Optional<Set<String>> formerKeys();

    /** Base64 of at least 32 random bytes: keys the hashes of receipts and the like. Without it none is recognised. */
    String hashKey();
}
