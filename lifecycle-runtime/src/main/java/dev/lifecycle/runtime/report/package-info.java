/** What a dispatch ended with, and who hears of it. */
@NullMarked
package dev.lifecycle.runtime.report;

import org.jspecify.annotations.NullMarked;
