/** The contract of a pipeline stage. */
package io.loadline.core.stage;
