package dev.qingfeng.platform.testing;

import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.Envelope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service as it was configured before: the key that is now the former one was current. */
public final class FormerKey {

    private FormerKey() {}

    /** Wraps under the former key. */
    public static Envelope envelope(ConfidentialConfig now) {
        return new Envelope(new ConfidentialConfig() {
            @Override
            public Map<String, String> keys() {
                return now.keys();
            }

            @Override
            public String currentKey() {
                return "former";
            }

            @Override
            public Optional<Set<String>> formerKeys() {
                return Optional.empty();
            }

            @Override
            public String hashKey() {
                return now.hashKey();
            }
        });
    }
}
