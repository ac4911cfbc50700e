/**
 * The immutable description of what is at risk: instruments, currencies, portfolio tree, opening positions, limits, price
 * history. Built at the edge from files, named in the log by digest, given to every stage at construction.
 */
package io.loadline.core.model;
