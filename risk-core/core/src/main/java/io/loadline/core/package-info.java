/** The room every stage may enter: what they share, and nothing else. See the packages below. */
package io.loadline.core;
