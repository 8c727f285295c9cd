/** What CloudFormation makes of a generated template, as far as it fits on one machine. */
@NullMarked
package dev.lifecycle.examples.local.deploy;

import org.jspecify.annotations.NullMarked;
