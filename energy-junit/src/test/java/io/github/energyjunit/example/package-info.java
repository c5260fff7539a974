/** Sources as users write them, for the documentation. */
package io.github.energyjunit.example;
