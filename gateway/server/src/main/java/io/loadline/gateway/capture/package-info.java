/**
 * {@code loadline capture}: recorded packets through the feed handlers and the book stage of the server, and nothing behind them; and
 * {@code loadline simulate}, which makes such recordings.
 */
package io.loadline.gateway.capture;
