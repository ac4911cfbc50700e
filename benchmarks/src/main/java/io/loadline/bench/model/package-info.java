/** JMH kernels of models that run beside the tick path: fits, densities, random numbers. Inputs are made beforehand from fixed seeds. */
package io.loadline.bench.model;
