/**
 * The way out: the output stage turns what the stages made of an event into {@code risk-output} messages, digests every byte of them, and
 * hands them to a port (Aeron, a file, nothing). The same log gives the same messages in live, recovery and replay; two outputs are compared
 * by the digest, and where they differ by {@code diff}. The stage and its port run on the thread of the last stage.
 */
package io.loadline.gateway.egress;
