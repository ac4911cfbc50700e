/**
 * The demo: a simulated exchange on loopback UDP, a demo firm, a desk that trades a little, and the whole server between them. Nothing here is
 * part of a server in production.
 */
package io.loadline.gateway.demo;
