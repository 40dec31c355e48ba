package dev.qingfeng.platform.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Texts for people, from every {@code messages/<language>.properties} on the class path: the platform's and the service's. */
@Singleton
public class Messages {

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    Messages() {
        for (Language language : Language.values()) {
            texts.put(language, load("messages/" + language.tag().replace('-', '_') + ".properties"));
        }
    }

    /** The text with its placeholders filled; the key itself where there is no such text (a test finds those). */
    public String text(Language language, String key, Object... arguments) {
        return new MessageFormat(pattern(language, key), Locale.forLanguageTag(language.tag())).format(arguments);
    }

    /** The text with its placeholders as they are. */
    public String pattern(Language language, String key) {
        return properties(language).getProperty(key, key);
    }

    public Set<String> keys(Language language) {
        return properties(language).stringPropertyNames();
    }

    private Properties properties(Language language) {
        return texts.getOrDefault(language, new Properties());
    }

    private static Properties load(String name) {
        Properties all = new Properties();
        try {
            for (URL url : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(name))) {
                try (InputStreamReader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
