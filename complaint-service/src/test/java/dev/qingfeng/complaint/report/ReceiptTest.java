package dev.qingfeng.complaint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptTest {

    @Test
    void doesNotShowItselfInALog() {
        assertThat(new ReceiptView("7ZK19QWXB04T61HC1R5D").toString()).doesNotContain("7ZK");
        assertThat(new FollowReportRequest("7ZK19QWXB04T61HC1R5D").toString()).doesNotContain("7ZK");
    }
}
