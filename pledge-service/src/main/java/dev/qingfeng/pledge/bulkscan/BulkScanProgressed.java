package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.Collection;
import java.util.UUID;

/**
 * A bulk scan came in, has ended, or had a page assigned by hand; what it signs is told of by the pledges.
 *
 * @param pages of the file
 * @param open pages that were read and that wait for somebody to assign them by hand
 */
@EventType(value = "dev.qingfeng.pledge.bulk-scan-progressed.v1", topic = "qingfeng.pledge.events.v1")
public record BulkScanProgressed(UUID bulkScanId, BulkScanState state, int pages, int open) {

    static BulkScanProgressed of(BulkScan bulkScan, Collection<BulkScanPage> read) {
        int open = (int) read.stream().filter(page -> page.outcome().isOpen()).count();
        return new BulkScanProgressed(bulkScan.id(), bulkScan.state(), bulkScan.pages(), open);
    }
}
