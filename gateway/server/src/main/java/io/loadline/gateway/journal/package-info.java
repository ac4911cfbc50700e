/**
 * The log on disk. A journal directory is self-contained: records in Chronicle Queue files, large blobs beside them under their SHA-256,
 * and the digest that the live server reached, for replay to compare with. One thread writes; any number of processes read. Chronicle is
 * known to this package only.
 */
package io.loadline.gateway.journal;
