package io.tipoff.ingest.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The bytes of an answer, as long as they are not too many. */
final class BoundedBody implements BodySubscriber<byte[]> {

  /** The answer is larger than it may be. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(long largest) {
      super("more than " + largest + " bytes");
    }
  }

  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private final long largest;
  private Subscription subscription;
  private long received;
  private boolean ended;

  BoundedBody(long largest) {
    this.largest = largest;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Subscription given) {
    this.subscription = given;
    bytes.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (ended) {
      return;
    }
    received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (received > largest) {
      ended = true;
      subscription.cancel();
      bytes.onError(new TooLargeException(largest));
      return;
    }
    bytes.onNext(buffers);
  }

  @Override
  public void onError(Throwable failure) {
    if (!ended) {
      bytes.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (!ended) {
      bytes.onComplete();
    }
  }
}
