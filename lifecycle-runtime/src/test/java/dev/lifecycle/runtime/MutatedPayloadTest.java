package dev.lifecycle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.lifecycle.runtime.Mutant.Change;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.runtime.event.Decoded;
import dev.lifecycle.runtime.event.EventDecoder;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.Message;
import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.event.Payload;
import dev.lifecycle.runtime.report.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever is sent ends in an event, a request, a drop, or one {@link BadEventException} that says
 * where and repeats nothing.
 */
class MutatedPayloadTest {

  private static final Path PAYLOADS = Path.of("src/test/resources/events/payloads");

  private final EventDecoder decoder = new EventDecoder(new Json());

  /** One change of one field. */
  record Step(Change change, int where, int how) {}

  @Property(tries = 1_000)
  void fieldsThatAreChanged(@ForAll("files") Path file, @ForAll("steps") List<Step> steps) {
    Mutant mutant = Mutant.of(read(file));
    steps.forEach(step -> mutant.change(step.change(), step.where(), step.how()));

    endsWell(mutant.text().getBytes(StandardCharsets.UTF_8));

    Statistics.label("ends")
        .coverage(
            ends -> {
              ends.check("Event").count(times -> times > 0);
              ends.check("Dropped").count(times -> times > 0);
              ends.check("refused").count(times -> times > 0);
            });
  }

  @Property(tries = 1_000)
  void bytesThatAreChanged(
      @ForAll("files") Path file, @ForAll int where, @ForAll byte with, @ForAll Tear tear) {
    byte[] bytes = read(file).getBytes(StandardCharsets.UTF_8);

    endsWell(tear.apply(bytes, Math.floorMod(where, bytes.length), with));
  }

  @Property(tries = 300)
  void bytesThatAreNoPayload(@ForAll byte[] bytes) {
    endsWell(bytes);
  }

  /** What happens to bytes on their way. */
  enum Tear {
    CUT_SHORT {
      @Override
      byte[] apply(byte[] bytes, int where, byte with) {
        return Arrays.copyOf(bytes, where);
      }
    },
    REPLACE {
      @Override
      byte[] apply(byte[] bytes, int where, byte with) {
        byte[] changed = bytes.clone();
        changed[where] = with;
        return changed;
      }
    },
    LOSE_THE_START {
      @Override
      byte[] apply(byte[] bytes, int where, byte with) {
        return Arrays.copyOfRange(bytes, where, bytes.length);
      }
    },
    REPEAT {
      @Override
      byte[] apply(byte[] bytes, int where, byte with) {
        byte[] twice = Arrays.copyOf(bytes, bytes.length + where);
        System.arraycopy(bytes, 0, twice, bytes.length, where);
        return twice;
      }
    },
    MARK {
      @Override
      byte[] apply(byte[] bytes, int where, byte with) {
        byte[] marked = new byte[bytes.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(bytes, 0, marked, 3, bytes.length);
        return marked;
      }
    },
    WIDEN {
      @Override
      byte[] apply(byte[] bytes, int where, byte with) {
        return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
      }
    };

    abstract byte[] apply(byte[] bytes, int where, byte with);
  }

  @Provide
  Arbitrary<Path> files() {
    try (Stream<Path> files = Files.list(PAYLOADS)) {
      return Arbitraries.of(
          files.filter(file -> file.toString().endsWith(".json")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Change.values()),
            Arbitraries.integers().between(0, 1_000),
            Arbitraries.integers().between(0, 1_000))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private void endsWell(byte[] payload) {
    try {
      Payload read = decoder.decode(payload);
      if (read instanceof Payload.Direct direct) {
        ends(direct.decoded());
      } else {
        messages(read).forEach(this::endsWell);
      }
    } catch (BadEventException bad) {
      saysWhereAndRepeatsNothing(bad);
    }
    isAnswered(payload);
  }

  private void endsWell(Message message) {
    assertThat(message.id()).isNotEmpty();
    try {
      ends(message.decode());
    } catch (BadEventException bad) {
      saysWhereAndRepeatsNothing(bad);
    }
  }

  private static void ends(Decoded decoded) {
    Statistics.label("ends").collect(decoded.getClass().getSimpleName());
  }

  /** By JSON, or by one exception. */
  private static void isAnswered(byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json json = new Json();
    try {
      PayloadHandler.Reply reply =
          new PayloadHandler(json, Configuration.Batch.REPORT).handle(payload, IGNORING);
      try (JsonGenerator generator = json.generator(out)) {
        reply.write(generator);
      }
      assertThat(JSON.std.anyFrom(out.toByteArray())).isNotNull();
    } catch (BadEventException bad) {
      saysWhereAndRepeatsNothing(bad);
      assertThat(out.size()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final PayloadHandler.Call IGNORING =
      new PayloadHandler.Call() {
        @Override
        public List<Answer> handle(Decoded decoded) {
          return List.of(Answer.ignored(Optional.empty(), "nothing is done"));
        }

        @Override
        public PayloadHandler.Reply ask(OperatorRequest request) {
          throw new BadEventException("no operator asks here");
        }

        @Override
        public Duration remaining() {
          return Duration.ofMinutes(1);
        }
      };

  private static void saysWhereAndRepeatsNothing(BadEventException bad) {
    Statistics.label("ends").collect("refused");
    assertThat(bad.getMessage())
        .isNotBlank()
        .hasSizeLessThan(200)
        .doesNotContain("\n", Mutant.VALUE);
    assertThat(bad.getCause()).isNull();
  }

  private static List<Message> messages(Payload payload) {
    return payload instanceof Payload.Topic topic
        ? topic.messages()
        : ((Payload.Batch) payload).messages();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
