/** The entrance to the log: sources on the ingress thread encode {@code risk-input} messages into a claimed slot. */
package io.loadline.core.input;
