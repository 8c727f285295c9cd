package dev.lifecycle.examples.compatibility;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a version left in its table, and what happens then.
 *
 * @param time when it happens
 * @param items the table, in DynamoDB's JSON
 * @param event the payload that the function gets
 */
record Kept(Instant time, List<Map<String, AttributeValue>> items, String event) {

  /** Maps whose members are attributes of their own; a journal's are its lines. */
  private static final Set<String> OF_MAPS = Set.of("Action", "Pending", "Command", "Failure");

  private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  /** Reads the files of this name. */
  static Kept read(Path folder, String name) {
    try {
      Map<String, Object> table = JSON.std.mapFrom(Files.readString(records(folder, name)));
      List<Map<String, AttributeValue>> items = new ArrayList<>();
      for (Object item : (List<?>) table.get("items")) {
        items.add(attributes((Map<?, ?>) item));
      }
      return new Kept(
          Instant.parse(table.get("time").toString()),
          items,
          Files.readString(event(folder, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the attributes of all items; of a map's members too, behind the map's name. */
  Set<String> attributes() {
    Set<String> names = new TreeSet<>();
    for (Map<String, AttributeValue> item : items) {
      item.forEach(
          (name, value) -> {
            names.add(name);
            if (value.hasM() && OF_MAPS.contains(name)) {
              value.m().keySet().forEach(member -> names.add(name + "." + member));
            }
          });
    }
    return names;
  }

  /** The same without this attribute, or this member of a map, wherever it stands. */
  Kept without(String attribute) {
    String[] parts = attribute.split("\\.");
    return new Kept(
        time,
        items.stream()
            .map(item -> parts.length == 1 ? without(item, attribute) : without(item, parts))
            .toList(),
        event);
  }

  private static Map<String, AttributeValue> without(
      Map<String, AttributeValue> item, String[] parts) {
    Map<String, AttributeValue> rest = new TreeMap<>(item);
    rest.computeIfPresent(
        parts[0], (name, map) -> AttributeValue.fromM(without(map.m(), parts[1])));
    return rest;
  }

  private static Map<String, AttributeValue> without(
      Map<String, AttributeValue> item, String attribute) {
    Map<String, AttributeValue> rest = new TreeMap<>(item);
    rest.remove(attribute);
    return rest;
  }

  /** Instead of its event, an operator asks for one of its nodes: each of them. */
  Stream<Kept> described() {
    return items.stream()
        .map(item -> item.get("Ident").s())
        .filter(ident -> ident.startsWith("i-"))
        .map(node -> new Kept(time, items, "{\"lifecycle\":{\"describe\":\"" + node + "\"}}"));
  }

  /** Writes the files of this name. */
  void write(Path folder, String name) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("time", time.toString());
    table.put("items", items.stream().map(Kept::json).toList());
    try {
      put(records(folder, name), PRETTY.asString(table));
      put(event(folder, name), PRETTY.asString(JSON.std.mapFrom(event)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
  }

  private static Path records(Path folder, String name) {
    return folder.resolve("records").resolve(name + ".json");
  }

  private static Path event(Path folder, String name) {
    return folder.resolve("events").resolve(name + ".json");
  }

  private static Map<String, Object> json(Map<String, AttributeValue> attributes) {
    Map<String, Object> json = new TreeMap<>();
    attributes.forEach((name, value) -> json.put(name, json(value)));
    return json;
  }

  private static Map<String, Object> json(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case L -> Map.of("L", value.l().stream().map(Kept::json).toList());
      case M -> Map.of("M", json(value.m()));
      case SS -> Map.of("SS", value.ss());
      default -> throw new IllegalArgumentException("not kept: " + value.type());
    };
  }

  private static Map<String, AttributeValue> attributes(Map<?, ?> json) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    json.forEach((name, value) -> attributes.put(name.toString(), attribute((Map<?, ?>) value)));
    return attributes;
  }

  private static AttributeValue attribute(Map<?, ?> json) {
    Map.Entry<?, ?> typed = json.entrySet().iterator().next();
    Object value = typed.getValue();
    return switch (typed.getKey().toString()) {
      case "S" -> AttributeValue.fromS(value.toString());
      case "N" -> AttributeValue.fromN(value.toString());
      case "BOOL" -> AttributeValue.fromBool((Boolean) value);
      case "L" ->
          AttributeValue.fromL(
              ((List<?>) value).stream().map(item -> attribute((Map<?, ?>) item)).toList());
      case "M" -> AttributeValue.fromM(attributes((Map<?, ?>) value));
      case "SS" -> AttributeValue.fromSs(((List<?>) value).stream().map(Object::toString).toList());
      default -> throw new IllegalArgumentException("not kept: " + typed.getKey());
    };
  }
}
