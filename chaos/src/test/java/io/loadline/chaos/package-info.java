/**
 * Breaks a running server on purpose and looks at what is left. Every server here is the real program in a JVM of its own; the exchange and the
 * desk live in the JVM of the test and meet it over UDP and Aeron only.
 */
package io.loadline.chaos;
