package dev.lifecycle.runtime.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.jr.stree.JacksonJrsTreeCodec;
import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON trees: read whole, without data binding. What is read is bounded in depth, in the length of
 * its parts and in their number, so that nothing that is sent takes unbounded time or memory.
 * Thread-safe.
 */
public final class Json {

  // Events of AWS are at most 1 MB, an invocation 6 MB; none nests ten levels deep.
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(100)
          .maxStringLength(2_000_000)
          .maxNameLength(10_000)
          .maxNumberLength(100)
          .maxTokenCount(250_000)
          .build();

  private final JsonFactory factory =
      new JsonFactoryBuilder().streamReadConstraints(BOUNDS).build();
  private final JacksonJrsTreeCodec trees = new JacksonJrsTreeCodec();

  /**
   * Reads one value.
   *
   * @throws BadEventException if it is not JSON, has a field twice, is too large, or is more than
   *     one value
   */
  TreeNode read(byte[] payload) {
    return read("the event", () -> factory.createParser(payload));
  }

  /** Likewise, from the text of a field of this name. */
  TreeNode read(String field, String text) {
    return read(field, () -> factory.createParser(text));
  }

  private TreeNode read(String name, Source source) {
    try (JsonParser parser = source.open().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
      TreeNode tree = next(parser);
      if (tree == null) {
        throw new BadEventException(name + " is empty");
      }
      if (parser.nextToken() != null) {
        throw new BadEventException(name + " is not JSON: something follows its end");
      }
      return tree;
    } catch (IOException e) {
      throw new BadEventException(name + " is not JSON" + at(e)); // its own message has values
    }
  }

  /** Where a parser comes from. */
  @FunctionalInterface
  private interface Source {
    JsonParser open() throws IOException;
  }

  /** The fields of a JSON object: scalars as text, the rest as JSON; empty if it is no object. */
  public Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = factory.createParser(text)) {
      if (next(parser) instanceof JrsObject object && parser.nextToken() == null) {
        for (Iterator<Map.Entry<String, JrsValue>> i = object.fields(); i.hasNext(); ) {
          Map.Entry<String, JrsValue> field = i.next();
          if (!field.getValue().isNull()) {
            fields.put(field.getKey(), text(field.getValue()));
          }
        }
      }
    } catch (IOException notJson) {
      return Map.of();
    }
    return fields;
  }

  /** The next value, if there is one; the codec takes no empty input. */
  private @Nullable TreeNode next(JsonParser parser) throws IOException {
    return parser.nextToken() == null ? null : trees.readTree(parser);
  }

  private static String at(IOException failure) {
    return failure instanceof JsonProcessingException broken && broken.getLocation() != null
        ? ": line "
            + broken.getLocation().getLineNr()
            + ", column "
            + broken.getLocation().getColumnNr()
        : "";
  }

  /** A scalar as its text, anything else as its JSON. */
  String text(JrsValue value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      trees.writeTree(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A generator onto this stream, which it does not close. */
  public JsonGenerator generator(OutputStream out) throws IOException {
    return factory.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }
}
