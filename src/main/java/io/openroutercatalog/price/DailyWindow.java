package io.openroutercatalog.price;

import java.time.LocalTime;

/**
 * A part of each day, in UTC.
 *
 * @param start its first moment
 * @param end the moment after its last one; before {@code start} if the window includes midnight,
 *     the same as {@code start} if it is the whole day
 */
public record DailyWindow(LocalTime start, LocalTime end) {
  /** {@return whether a time lies in this window} */
  public boolean contains(LocalTime time) {
    boolean afterStart = !time.isBefore(start);
    boolean beforeEnd = time.isBefore(end);
    return start.isBefore(end) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }
}
