package dev.qingfeng.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The languages that labels, problems and documents are served in. */
@Schema(hidden = true)
public enum Language {
    ZH_HANS("zh-Hans"),
    ZH_HANT("zh-Hant"),
    EN("en");

    /** Served when the caller asks for nothing we have: the working language of a city's offices. */
    public static final Language DEFAULT = ZH_HANS;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public static Language orDefault(@Nullable Language language) {
        return language == null ? DEFAULT : language;
    }

    /** Reads an Accept-Language header; never fails, since a language is no reason to refuse a request. */
    public static Language fromString(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return DEFAULT;
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return DEFAULT;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> of(range.getRange()))
                .filter(language -> language != null)
                .findFirst()
                .orElse(DEFAULT);
    }

    private static @Nullable Language of(String range) {
        Locale locale = Locale.forLanguageTag(range);
        return switch (locale.getLanguage()) {
            case "en" -> EN;
            case "zh" -> isTraditional(locale) ? ZH_HANT : ZH_HANS;
            default -> null;
        };
    }

    private static boolean isTraditional(Locale locale) {
        return locale.getScript().isEmpty()
                ? List.of("TW", "HK", "MO").contains(locale.getCountry())
                : "Hant".equals(locale.getScript());
    }
}
