/** {@code loadline capture}: recorded packets through the feed handlers and the book stage of the server, and nothing behind them. */
package io.loadline.gateway.capture;
