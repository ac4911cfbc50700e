/**
 * Fits of volatility models beside the tick path: bars of returns come from the output, models are fitted on threads of their own, and what comes of
 * it enters the log as events. Opened by the server; nothing else enters.
 */
package io.loadline.gateway.refit;
