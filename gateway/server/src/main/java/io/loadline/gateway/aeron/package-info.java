/**
 * The Aeron edge: risk out to desks, orders and commands in.
 *
 * <p>The engine's threads only copy: values into last-value slots, state changes into a bounded queue. A publishing agent, on its own thread
 * or invoked between events, moves them to Aeron. Where desks are too slow, values are conflated per key, with a count; state changes wait in
 * their queue, and should it ever overflow the next heartbeat's count shows the loss and clients take a snapshot. Nothing a desk does can
 * make the engine wait.
 */
package io.loadline.gateway.aeron;
