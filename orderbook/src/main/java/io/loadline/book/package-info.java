/**
 * Order books and what they are worth: the book stage keeps a book for every instrument seen on a feed, the pricing stage turns its top into
 * marks, positions, profit and loss, and exposures of the portfolio tree. Each stage is run by its own stage thread and shares nothing with
 * the other but the ring event. Books may be read by another thread only while the stage is not running.
 */
package io.loadline.book;
