package io.openroutercatalog.replay;

import io.openroutercatalog.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the endpoints of the models of a history say at a time. As in real answers, the status goes
 * with the uptime of the last 30 minutes, which falls when an outage nears and rises before its
 * end, and about a quarter of the endpoints report no uptime.
 */
final class EndpointHistory {
  /** The uptime of the last 30 minutes follows events so slowly. */
  private static final double LAG = 30;

  private static final double OK_FROM = 95;
  private static final double DEGRADED_FROM = 80;
  private static final double SHARE_WITHOUT_UPTIME = 0.38;

  private final GateHistory gates;

  EndpointHistory(GateHistory gates) {
    this.gates = gates;
  }

  List<Endpoint> endpoints(String model, double minute) {
    Random fixed = new Random(model.hashCode());
    if (model.equals(GateHistory.DEAD)) {
      return List.of(endpoint(10.0, 10.0));
    }
    boolean unsteady = GateHistory.UNSTEADY.contains(model);
    int count = unsteady ? 1 : 1 + fixed.nextInt(7);
    for (Span outage : gates.outages(model)) {
      if (outage.contains(minute)) {
        return during(outage, minute, count, fixed);
      }
    }
    if (model.startsWith("free/") && fixed.nextInt(4) == 0) {
      return List.of(IDLE); // Nobody uses it.
    }
    double usual = unsteady ? 96 + 3 * fixed.nextDouble() : 99 + fixed.nextDouble();
    double uptime = Math.min(usual, 95.2 + 3 * distanceToOutage(model, minute) / LAG);
    List<Endpoint> endpoints = new ArrayList<>(List.of(endpoint(uptime, uptime)));
    for (int i = 1; i < count; i++) {
      boolean idle = fixed.nextDouble() < SHARE_WITHOUT_UPTIME;
      endpoints.add(idle ? IDLE : endpoint(uptime, Math.min(100, uptime + 1)));
    }
    return endpoints;
  }

  private static final Endpoint IDLE = Endpoint.builder().status(0L).build();

  /** The deepest point is in the middle. */
  private static List<Endpoint> during(Span outage, double minute, int count, Random fixed) {
    double depth = 3 + 80 * new Random(Double.hashCode(outage.start())).nextDouble();
    double part = (minute - outage.start()) / outage.length();
    double uptime = 94.9 - depth * Math.sin(Math.PI * part);
    double last5m = part > 0.8 ? 97 : uptime / 2;
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      endpoints.add(endpoint(Math.max(0, uptime - fixed.nextInt(5) * i), last5m));
    }
    return endpoints;
  }

  private double distanceToOutage(String model, double minute) {
    double distance = LAG;
    for (Span outage : gates.outages(model)) {
      double after = minute - outage.end();
      double before = outage.start() - minute;
      distance = Math.min(distance, Math.max(after, before));
    }
    return distance;
  }

  private static Endpoint endpoint(double last30m, double last5m) {
    long status = last30m >= OK_FROM ? 0 : last30m >= DEGRADED_FROM ? -2 : -5;
    return Endpoint.builder()
        .status(status)
        .uptimeLast30m(last30m)
        .uptimeLast1d(last30m)
        .uptimeLast5m(last5m)
        .build();
  }
}
