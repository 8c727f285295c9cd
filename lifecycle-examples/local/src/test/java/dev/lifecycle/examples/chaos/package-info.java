/** What the examples' models go through in the testing kit: faults, orders, seeds. */
package dev.lifecycle.examples.chaos;
