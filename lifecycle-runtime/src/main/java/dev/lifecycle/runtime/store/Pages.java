package dev.lifecycle.runtime.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The pages of a query or a scan, each read when it is asked for. Not thread-safe. */
final class Pages implements Iterator<List<Map<String, AttributeValue>>> {

  /**
   * One page.
   *
   * @param items what it holds; maybe nothing, although pages follow
   * @param next where the next one starts; empty: it is the last
   */
  record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

  private final Function<Map<String, AttributeValue>, Page> read;
  private Map<String, AttributeValue> start;
  private boolean more = true;

  private Pages(
      Function<Map<String, AttributeValue>, Page> read, Map<String, AttributeValue> start) {
    this.read = read;
    this.start = start;
  }

  /**
   * All pages.
   *
   * @param read reads the page that starts there; at an empty key the first
   */
  static Stream<List<Map<String, AttributeValue>>> of(
      Function<Map<String, AttributeValue>, Page> read) {
    return stream(new Pages(read, Map.of()));
  }

  /** This page and those that follow. */
  static Stream<List<Map<String, AttributeValue>>> from(
      Page first, Function<Map<String, AttributeValue>, Page> read) {
    Stream<List<Map<String, AttributeValue>>> rest =
        first.next().isEmpty() ? Stream.empty() : stream(new Pages(read, first.next()));
    return Stream.concat(Stream.of(first.items()), rest);
  }

  private static Stream<List<Map<String, AttributeValue>>> stream(Pages pages) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public List<Map<String, AttributeValue>> next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    Page page = read.apply(start);
    start = page.next();
    more = !start.isEmpty();
    return page.items();
  }
}
