/** The open-loop latency rig: a generator with fixed send times, the engine on one core, and controls measured beside it. */
package io.loadline.bench.rig;
