package dev.qingfeng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.stream.Collectors;

/** The data of the first message of a stream, which is left then: a stream of Server-Sent Events has no end of its own. */
final class FirstMessage implements BodySubscriber<String> {

    private static final String DATA = "data:";

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<String> data = new CompletableFuture<>();
    private Optional<Subscription> stream = Optional.empty();

    /** Any other body is read whole. */
    static BodyHandler<String> orWhole() {
        return answer -> answer.headers()
                        .firstValue("content-type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent()
                ? new FirstMessage()
                : BodySubscribers.ofString(UTF_8);
    }

    @Override
    public CompletionStage<String> getBody() {
        return data;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        stream = Optional.of(subscription);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            received.writeBytes(bytes);
        }
        String message = received.toString(UTF_8);
        if (message.contains("\n\n")) {
            complete(message);
            stream.ifPresent(Subscription::cancel);
        }
    }

    @Override
    public void onError(Throwable failure) {
        data.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete(received.toString(UTF_8));
    }

    private void complete(String message) {
        data.complete(message.lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()))
                .collect(Collectors.joining()));
    }
}
