/** CME Globex market data, MDP 3.0: packets to events of the log. Ingress thread only. */
package io.loadline.feed.cme;
