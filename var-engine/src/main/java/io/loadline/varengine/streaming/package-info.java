/**
 * Statistics that are kept as values come and go: no window is stored, nothing allocates once made. One thread an object; beside or on the tick
 * path.
 */
package io.loadline.varengine.streaming;
