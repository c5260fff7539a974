package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import java.time.Instant;

/**
 * What every document is written from.
 *
 * @param module the name of the module, for people
 * @param created when the documents are written
 */
public record Report(String module, Instant created, Analysis analysis) {}
