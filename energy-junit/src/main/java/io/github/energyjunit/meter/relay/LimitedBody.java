package io.github.energyjunit.meter.relay;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of an answer, and gives up where there are too many or none are wanted. */
final class LimitedBody implements BodySubscriber<byte[]> {
    static final int MAX_MEGABYTES = 8;

    /** Reports an answer that is too long. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final boolean wanted;
    private @Nullable Subscription subscription;
    private long seen;

    LimitedBody(boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        bytes.onSubscribe(newSubscription);
        if (!wanted) {
            newSubscription.cancel();
            bytes.onComplete();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        seen += buffers.stream().mapToLong(Buffer::remaining).sum();
        if (seen <= MAX_MEGABYTES << 20) {
            bytes.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            bytes.onError(new TooLong());
        }
    }

    @Override
    public void onError(Throwable cause) {
        bytes.onError(cause);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
