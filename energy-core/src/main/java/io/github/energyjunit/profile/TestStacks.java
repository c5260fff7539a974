package io.github.energyjunit.profile;

/**
 * Where the stacks of one test are collected.
 *
 * @param tree all of them
 * @param lines those that lead through lines that differ between two versions
 */
record TestStacks(CallTree tree, LineSamples lines) {}
