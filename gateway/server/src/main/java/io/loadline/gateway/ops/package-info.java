/**
 * What operations see of a server: the mark file with its heartbeat, counters and distinct errors; the commands that read it from another
 * process; and the machine's health as an event of the log. The server writes the mark file; everybody else only reads it.
 */
package io.loadline.gateway.ops;
