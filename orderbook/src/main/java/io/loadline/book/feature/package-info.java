/**
 * Microstructure features of one instrument, kept in constant time an event: pure kernels that know neither messages nor books, only
 * times, prices and quantities. Time is the ingress time of the events. Nothing allocates once an instrument is made; every result has the same
 * bits on every machine. Stage thread of the book only. Definitions and sources: {@code docs/mathematics/microstructure.md}.
 */
package io.loadline.book.feature;
