package dev.qingfeng.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** No event overtakes another, whenever Kafka goes and comes. */
class EventSenderTest {

    private static final int ASKED_FOR_IN_VAIN = 2;

    /** Does not find the topic at the second event, as a producer that waited for Kafka in vain, and finds it at the third. */
    private static final class Away extends MockProducer<String, byte[]> {

        private int asked;

        Away() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> event) {
            return ++asked == ASKED_FOR_IN_VAIN
                    ? CompletableFuture.failedFuture(new TimeoutException("Topic not present in metadata"))
                    : super.send(event);
        }
    }

    private static OutboxRow event(long version) {
        return new OutboxRow(
                version, "id" + version, "topic", "key", "type", "{}", "/source", Instant.EPOCH, version, 0, "c", null);
    }

    @Test
    void whatComesAfterAnEventThatWasNotTakenIsNotSentBeforeIt() {
        List<Away> producers = new ArrayList<>();
        List<OutboxRow> rows =
                IntStream.rangeClosed(1, 4).mapToObj(EventSenderTest::event).toList();
        try (EventSender sender = new EventSender(
                () -> {
                    producers.add(new Away());
                    return producers.get(producers.size() - 1);
                },
                Duration.ofSeconds(1))) {
            assertThat(sender.send(rows)).as("acknowledged").isLessThanOrEqualTo(1);
        }
        assertThat(producers).hasSize(1);
        assertThat(producers.get(0).history()).hasSize(1);
        assertThat(producers.get(0).closed()).isTrue();
    }
}
