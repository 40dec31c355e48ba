package dev.qingfeng.pledge.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.TextsOfTests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign is open for whole days of its city, from the first hour of the first to the last of the last. */
class PledgeCampaignTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 15);

    /** Opened in the afternoon of a day. */
    private static PledgeCampaign opened(LocalDate day, @Nullable LocalDate opensOn) {
        PledgeText text = TextsOfTests.text(SignerCategory.LEADING_CADRE);
        Instant afternoon = day.atTime(15, 30).atZone(ZONE).toInstant();
        Occurrence opening = new Occurrence(afternoon, afternoon, null);
        return new PledgeCampaign(text.cycleId(), text.category(), text, opensOn, LAST, opening, ZONE);
    }

    private static Clock at(String localTime) {
        return Clock.fixed(LocalDateTime.parse(localTime).atZone(ZONE).toInstant(), ZONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-01T00:00:00",
                "2026-06-01T07:59:59",
                "2026-06-01T08:00:00",
                "2026-06-01T23:59:59.999999",
                "2026-06-15T23:59:59.999999"
            })
    void whateverHourItIsOnItsDaysItIsSigned(String now) {
        assertThatCode(() -> opened(FIRST.minusDays(3), FIRST).requireOpen(null, at(now)))
                .doesNotThrowAnyException();
        assertThatCode(() -> opened(FIRST, null).requireOpen(null, at(now))).doesNotThrowAnyException();
        assertThatCode(() -> opened(FIRST, FIRST).requireOpen(null, at(now))).doesNotThrowAnyException();
    }

    @Test
    void aMomentBeforeTheFirstDayAndAMomentAfterTheLastItIsNot() {
        PledgeCampaign campaign = opened(FIRST.minusDays(3), FIRST);
        assertThatThrownBy(() -> campaign.requireOpen(null, at("2026-05-31T23:59:59.999999")))
                .hasMessage("campaign-not-open");
        assertThatThrownBy(() -> campaign.requireOpen(null, at("2026-06-16T00:00:00")))
                .hasMessage("campaign-closed");
    }

    @Test
    void whoBecomesDueWhenFewerDaysAreLeftHasDaysOfTheirOwn() {
        PledgeCampaign campaign = opened(FIRST, null);
        assertThat(campaign.windowFrom(LAST.minusDays(7), 7, ZONE)).isNull();
        assertThat(campaign.windowFrom(LAST.minusDays(6), 7, ZONE))
                .isEqualTo(new OwnWindow(LAST.minusDays(6), LAST.plusDays(1)));
        assertThat(campaign.windowFrom(LAST.plusDays(40), 7, ZONE))
                .isEqualTo(new OwnWindow(LAST.plusDays(40), LAST.plusDays(47)));
    }

    /** However short it is, and however late it was recorded. */
    @Test
    void whoIsDueSinceItWasOpenedSignsWithAllOthers() {
        assertThat(opened(FIRST, null).windowFrom(FIRST, 90, ZONE)).isNull();
        assertThat(opened(FIRST.minusDays(3), FIRST).windowFrom(FIRST.minusDays(1), 90, ZONE))
                .isNull();
        PledgeText text = TextsOfTests.text(SignerCategory.LEADING_CADRE);
        Instant recorded = LAST.plusDays(2).atTime(9, 0).atZone(ZONE).toInstant();
        Occurrence late = new Occurrence(FIRST.atStartOfDay(ZONE).toInstant(), recorded, "斷網");
        PledgeCampaign campaign = new PledgeCampaign(text.cycleId(), text.category(), text, null, LAST, late, ZONE);
        assertThat(campaign.windowFrom(LAST.plusDays(2), 7, ZONE)).isNull();
        assertThat(campaign.windowFrom(LAST.plusDays(3), 7, ZONE)).isNotNull();
    }

    @Test
    void itIsOpenOnTheSignersOwnDaysToo() {
        PledgeCampaign campaign = opened(FIRST, null);
        OwnWindow own = new OwnWindow(LAST.plusDays(3), LAST.plusDays(10));
        assertThatCode(() -> campaign.requireOpen(own, at("2026-06-25T23:59:59.999999")))
                .doesNotThrowAnyException();
        assertThatCode(() -> campaign.requireOpen(own, at("2026-06-18T00:00:00")))
                .doesNotThrowAnyException();
        assertThatCode(() -> campaign.requireOpen(own, at("2026-06-15T00:00:00")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> campaign.requireOpen(own, at("2026-06-17T23:59:59.999999")))
                .hasMessage("campaign-closed");
        assertThatThrownBy(() -> campaign.requireOpen(own, at("2026-06-26T00:00:00")))
                .hasMessage("campaign-closed");
    }
}
