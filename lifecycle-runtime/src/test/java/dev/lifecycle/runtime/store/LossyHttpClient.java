package dev.lifecycle.runtime.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Delivers every request and then loses as many answers as it was told to: the call took effect,
 * its caller does not know, and the SDK repeats it.
 */
final class LossyHttpClient implements SdkHttpClient {

  private final SdkHttpClient real = UrlConnectionHttpClient.create();
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger delivered = new AtomicInteger();
  private volatile Runnable meanwhile = () -> {};

  /** Loses the next answer and counts deliveries from here. */
  void loseNextAnswer() {
    loseNextAnswer(() -> {});
  }

  /** Loses the next answer; this happens before the SDK repeats the call. */
  void loseNextAnswer(Runnable meanwhile) {
    this.meanwhile = meanwhile;
    delivered.set(0);
    toLose.set(1);
  }

  /** How many requests reached DynamoDB since then. */
  int delivered() {
    return delivered.get();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = prepared.call();
        delivered.incrementAndGet();
        if (toLose.getAndDecrement() > 0) {
          prepared.abort();
          meanwhile.run();
          throw new IOException("the answer was lost");
        }
        return answer;
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    real.close();
  }
}
