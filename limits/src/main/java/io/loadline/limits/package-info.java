/**
 * Pre-trade verdicts, limits that are watched on every event, the state ladder and the kill switch. The one class to build is
 * {@link io.loadline.limits.LimitsStage}; everything else is private to this room. It runs on the thread of the limits stage and nowhere
 * else. What each control means is written in {@code docs/controls.md}.
 */
package io.loadline.limits;
