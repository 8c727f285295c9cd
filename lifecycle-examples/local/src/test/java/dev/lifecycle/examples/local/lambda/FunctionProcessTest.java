package dev.lifecycle.examples.local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment package in AWS's runtime interface client, and in what stands in for it. */
class FunctionProcessTest {

  private static final String HANDLER = EchoHandler.class.getName();
  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:echo";
  private static final int LONG = 60;

  @TempDir private Path folder;
  private RuntimeApi api;
  private Path zip;

  @BeforeEach
  void start() throws IOException {
    api = new RuntimeApi(ARN, Duration.ofSeconds(LONG), InstantSource.system());
    zip = folder.resolve("function.zip");
    String classFile = HANDLER.replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(file);
        InputStream bytes = EchoHandler.class.getResourceAsStream("/" + classFile)) {
      entries.putNextEntry(new ZipEntry(classFile));
      bytes.transferTo(entries);
      entries.closeEntry();
    }
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersAndGoesOnAfterAnError(boolean plain) throws Exception {
    try (FunctionProcess function = function(Map.of("GREETING", "hello"), plain)) {
      api.ready().get(LONG, SECONDS);

      assertThat(api.invoke("request-1", "\"one\"").get(LONG, SECONDS))
          .isEqualTo("\"one request-1 true hello\"");
      assertThatThrownBy(() -> api.invoke("request-2", "\"throw\"").get(LONG, SECONDS))
          .hasCauseInstanceOf(FunctionError.class)
          .hasMessageContaining("as the event said");
      assertThat(api.invoke("request-3", "\"three\"").get(LONG, SECONDS)).contains("request-3");
      assertThat(function.exit()).isNotDone();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysWhyItDoesNotStart(boolean plain) throws Exception {
    try (FunctionProcess function = function(Map.of("REFUSE", "yes"), plain)) {
      assertThatThrownBy(() -> api.ready().get(LONG, SECONDS))
          .hasMessageContaining("REFUSE is set");
      assertThat(function.exit().get(LONG, SECONDS)).isNotZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfItsDeathAndItsLastWords(boolean plain) throws Exception {
    try (FunctionProcess function = function(Map.of(), plain)) {
      api.ready().get(LONG, SECONDS);
      api.invoke("request-1", "\"exit\"");

      assertThat(function.exit().get(LONG, SECONDS)).isEqualTo(3);
      assertThat(function.lastLines(10)).contains("goodbye");
    }
  }

  @Test
  void aHandlerThatIsNotInThePackageIsAnError() {
    FunctionSettings settings =
        new FunctionSettings("echo", ARN, "a.B", Duration.ofSeconds(LONG), 256, Map.of());

    assertThatThrownBy(() -> new FunctionProcess(zip, settings, api.address(), true))
        .hasMessage("function.zip has no class a.B");
  }

  private FunctionProcess function(Map<String, String> environment, boolean plain)
      throws IOException {
    assumeTrue(
        plain || FunctionProcess.hasRuntimeInterfaceClient(),
        "AWS's runtime interface client has native code for Linux only");
    FunctionSettings settings =
        new FunctionSettings("echo", ARN, HANDLER, Duration.ofSeconds(LONG), 256, environment);
    return new FunctionProcess(zip, settings, api.address(), plain);
  }
}
