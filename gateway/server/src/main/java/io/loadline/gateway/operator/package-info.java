/** What people decide at a running server, over Aeron: kill, reset, limits. Works with nothing up but the server and its media driver. */
package io.loadline.gateway.operator;
