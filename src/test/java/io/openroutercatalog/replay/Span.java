package io.openroutercatalog.replay;

/**
 * A time from one minute to another.
 *
 * @param start in minutes since the beginning
 * @param end likewise, not included
 */
record Span(double start, double end) {
  boolean contains(double minute) {
    return minute >= start && minute < end;
  }

  double length() {
    return end - start;
  }
}
