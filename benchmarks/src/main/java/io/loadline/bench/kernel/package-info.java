/**
 * JMH kernels: one part of the way of a tick each, on the events of the simulated exchange. Scores are nanoseconds a message or event; the
 * market is made beforehand and is no part of them.
 */
package io.loadline.bench.kernel;
