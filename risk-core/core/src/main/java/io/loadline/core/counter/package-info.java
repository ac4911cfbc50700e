/** Counters: the state of the server as numbers, readable from another process. */
package io.loadline.core.counter;
