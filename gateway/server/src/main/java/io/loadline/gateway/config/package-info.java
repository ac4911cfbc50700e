/**
 * Typed configuration. Values carry units, unknown keys refuse the start, and every key describes itself, so that the effective configuration
 * and its reference come from one place. Runs on the starting thread only.
 */
package io.loadline.gateway.config;
