/** Measurements: JMH kernels and the open-loop latency rig. Never a dependency of anything. */
package io.loadline.bench;
