/** The command line: one class a command. Parses, calls one thing, prints, and returns an exit code. */
package io.loadline.gateway.command;
