package io.loadline.core.model;

/**
 * A node of the portfolio tree.
 *
 * @param id dense id, from 0; a parent has a smaller id than its children
 * @param name unique in the tree
 * @param level level in the tree
 * @param parent id of the parent, -1 for the firm
 */
public record PortfolioNode(int id, String name, NodeLevel level, int parent) {}
