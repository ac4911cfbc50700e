/** Runs at full speed, without waiting for send times: allocation, drift of the incremental risk, and where the time of an event goes. */
package io.loadline.bench.offline;
