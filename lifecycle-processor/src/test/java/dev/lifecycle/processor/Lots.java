package dev.lifecycle.processor;

import java.util.Random;

/**
 * What the methods of a {@link RandomModel} do: conditions turn out, and tasks throw, by lot. Not
 * thread-safe.
 */
public final class Lots {

  private Random random = new Random(0);
  private int troubles;

  /** From now on by this chance. */
  void draw(Random by) {
    random = by;
  }

  /** From now on so many calls of a hundred throw. */
  void troubles(int ofHundred) {
    troubles = ofHundred;
  }

  /** Called by a task. */
  public void task() {
    if (random.nextInt(100) < troubles) {
      throw new IllegalStateException("by lot");
    }
  }

  /** Called by a condition, and by a task that may do without what it usually does. */
  public boolean holds() {
    task();
    return random.nextBoolean();
  }
}
