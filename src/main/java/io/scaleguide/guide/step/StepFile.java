package io.scaleguide.guide.step;

import io.scaleguide.document.YamlDocument;

/**
 * A step and the file that it comes from.
 *
 * @param document the file
 * @param step the step
 */
record StepFile(YamlDocument document, StepDefinition step) {}
