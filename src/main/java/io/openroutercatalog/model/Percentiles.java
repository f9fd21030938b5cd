package io.openroutercatalog.model;

/**
 * How a measured quantity is distributed over requests: the value that so many percent of them do
 * not exceed.
 *
 * @param p50 the median
 * @param p75 the value for 75 %
 * @param p90 the value for 90 %
 * @param p99 the value for 99 %
 */
public record Percentiles(double p50, double p75, double p90, double p99) {}
