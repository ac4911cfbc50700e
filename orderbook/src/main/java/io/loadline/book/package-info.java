/**
 * Order books and what they are worth: the book stage keeps the books of every instrument seen on a feed (by position, by price, by order id,
 * by position of order; levels and orders beside each other where the venue sends both), the pricing stage turns its top into marks,
 * positions, profit and loss, and exposures of the portfolio tree. Each stage is run by its own stage thread and shares nothing with the
 * other but the ring event. Books may be read by another thread only while the stage is not running.
 */
package io.loadline.book;
