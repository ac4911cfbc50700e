package io.loadline.core.model;

/**
 * One limit of one node.
 *
 * @param node node id
 * @param control number n of control Cn
 * @param metric which quantity of that control, see the control's documentation; 0 where it has one
 * @param instrument instrument id, -1 for all
 * @param warn fraction of the hard limit at which a warning is raised, in (0, 1]
 * @param hard the limit itself, in the unit of the control; 0 blocks
 */
public record Limit(int node, int control, int metric, int instrument, double warn, double hard) {}
