package dev.qingfeng.inspection.notice;

import dev.qingfeng.inspection.inspection.InspectionNotice;
import dev.qingfeng.inspection.inspection.NamesOfTheDay;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts notices into words: who comes when, and where violations can be reported. */
@Singleton
class NoticeWriter {

    private final Messages messages;
    private final Clock clock;

    NoticeWriter(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Of a notice that was posted.
     *
     * @param names what it calls the unit, the cycle, and who issues it
     */
    NoticeText posted(InspectionNotice notice, NamesOfTheDay names, Language language) {
        LocalDate posted = LocalDate.ofInstant(notice.posting().occurredAt(), clock.getZone());
        return text(
                names,
                notice.fieldworkBeginsOn(),
                notice.hotline(),
                notice.teamNames(),
                day(posted, language),
                language);
    }

    /** Of one that is to be printed and posted. */
    NoticeText draft(NamesOfTheDay names, LocalDate begins, String hotline, List<String> teamNames, Language language) {
        return text(names, begins, hotline, teamNames, "", language);
    }

    private NoticeText text(
            NamesOfTheDay names,
            LocalDate begins,
            String hotline,
            List<String> teamNames,
            String day,
            Language language) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(say(language, "opening", names.cycle(), names.unit()));
        paragraphs.add(say(language, "begins", day(begins, language)));
        String members = String.join(
                messages.pattern(language, "document.notice.between"), teamNames.subList(1, teamNames.size()));
        paragraphs.add(
                members.isEmpty()
                        ? say(language, "leader", teamNames.get(0))
                        : say(language, "team", teamNames.get(0), members));
        paragraphs.add(say(language, "hotline", hotline));
        return new NoticeText(say(language, "title"), names.unit(), paragraphs, names.issuer(), day);
    }

    String day(LocalDate day, Language language) {
        Locale locale = language == Language.EN ? Locale.ENGLISH : Locale.CHINESE;
        return DateTimeFormatter.ofPattern(messages.pattern(language, "document.notice.day"), locale)
                .format(day);
    }

    private String say(Language language, String key, Object... arguments) {
        return messages.text(language, "document.notice." + key, arguments);
    }
}
