package dev.qingfeng.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private static final String SHOWN = "0123456789abcdef0123456789abcdef";
    private static final String OTHERWISE = "1123456789abcdef0123456789abcdef";

    private static int status(String ifNoneMatch) {
        return Replies.foundShown("a", 7, SHOWN, ifNoneMatch).getStatus();
    }

    @Test
    void theTagOfWhatIsShownNamesItsVersionToo() {
        RestResponse<String> answer = Replies.foundShown("a", 7, SHOWN, null);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"v7-" + SHOWN + "\"");
    }

    @Test
    void onlyTheSameShownAtTheSameVersionIsNotSentAgain() {
        assertThat(status("\"v7-" + SHOWN + "\"")).isEqualTo(304);
        assertThat(status("\"v6\", W/\"v7-" + SHOWN + "\"")).isEqualTo(304);
        assertThat(status("\"v7-" + OTHERWISE + "\"")).isEqualTo(200);
        assertThat(status("\"v6-" + SHOWN + "\"")).isEqualTo(200);
        assertThat(status("\"v7\"")).isEqualTo(200);
    }
}
