/**
 * Random and quasi-random numbers that are a pure function of a seed and an index: the same bits on every machine, for every number of threads
 * and in any order of evaluation. Normals come from uniforms by inversion, so that they keep the order of the uniforms. Everything is immutable
 * unless it says otherwise; any thread.
 */
package io.loadline.core.random;
