package dev.lifecycle.examples.quickstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifecycle.runtime.LifecycleFunction;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.report.DispatchListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Lambda handler of {@link ClusterModel}: name this class in the function's configuration.
 */
@Generated("dev.lifecycle.processor.LifecycleProcessor")
public class ClusterModelHandler implements RequestStreamHandler {
  private final LifecycleFunction function;

  /**
   * Called once by Lambda; a wrong environment fails here. It calls {@code model} and {@code
   * listeners}, which are meant to be overridden.
   */
  @SuppressWarnings("this-escape")
  public ClusterModelHandler() {
    Services services = Services.fromEnvironment();
    function =
        LifecycleFunction.of(
            ClusterModelTransitions.TABLE,
            new ClusterModelDispatcher(model(services)),
            services,
            listeners(services));
  }

  /**
   * The one model object, which serves all events on all threads.
   */
  protected ClusterModel model(Services services) {
    return new ClusterModel();
  }

  /**
   * Who hears of each dispatch.
   */
  protected List<DispatchListener> listeners(Services services) {
    return List.of();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context);
  }
}
