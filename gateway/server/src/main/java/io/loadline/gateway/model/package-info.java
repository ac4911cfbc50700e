/**
 * The model files: read, checked, named by digest, and built into a {@link io.loadline.core.model.RiskModel}. The same bytes are read from a
 * folder when a log begins and from the blobs beside the journal when it is replayed.
 */
package io.loadline.gateway.model;
