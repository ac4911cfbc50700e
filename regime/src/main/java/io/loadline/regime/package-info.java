/**
 * Which regime the market is in. {@link io.loadline.regime.RegimeStage} reads only the book section of the ring event and writes only the
 * regime section; it runs on the thread of the regime stage. Everything else here is its parts, each usable and tested alone.
 */
package io.loadline.regime;
