package dev.qingfeng.platform.replay;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.regex.Pattern;

/**
 * Keeps a command from taking part in the service's consumer groups: it would be given partitions, and nobody could be set back.
 * Each channel has to be told, for the messaging library has no word for all.
 */
public final class CommandsConsumeNothing implements SmallRyeConfigBuilderCustomizer {

    private static final Pattern ENABLED = Pattern.compile("mp\\.messaging\\.incoming\\..+\\.enabled");

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        if (Program.isCommand()) {
            builder.withInterceptors((context, name) -> ENABLED.matcher(name).matches()
                    ? ConfigValue.builder().withName(name).withValue("false").build()
                    : context.proceed(name));
        }
    }
}
