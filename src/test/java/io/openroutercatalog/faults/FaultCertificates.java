package io.openroutercatalog.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Valid and invalid certificates, and a JVM that trusts their issuer. The library uses the JVM's
 * trust store and has no setting for it.
 */
final class FaultCertificates implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  final SSLContext good;
  final SSLContext wrongHost;
  final SSLContext expired;
  final SSLContext untrusted;
  private final Map<String, String> before = new HashMap<>();

  FaultCertificates(Path folder) {
    HeldCertificate maker = maker();
    good = context(forThisMachine().signedBy(maker));
    wrongHost =
        context(
            new HeldCertificate.Builder()
                .addSubjectAlternativeName("elsewhere.example")
                .signedBy(maker));
    expired = context(forThisMachine().validityInterval(0, 1_000_000).signedBy(maker));
    untrusted = context(forThisMachine().signedBy(maker()));
    Path store = folder.resolve("trust.p12");
    write(maker, store);
    set("javax.net.ssl.trustStore", store.toString());
    set("javax.net.ssl.trustStorePassword", PASSWORD);
    set("javax.net.ssl.trustStoreType", "PKCS12");
  }

  private static HeldCertificate maker() {
    return new HeldCertificate.Builder().certificateAuthority(0).build();
  }

  private static HeldCertificate.Builder forThisMachine() {
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName("127.0.0.1")
        .addSubjectAlternativeName(FaultNames.HOST);
  }

  private static SSLContext context(HeldCertificate.Builder certificate) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate.build())
        .build()
        .sslContext();
  }

  private static void write(HeldCertificate maker, Path store) {
    try (OutputStream out = Files.newOutputStream(store)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("maker", maker.certificate());
      trusted.store(out, PASSWORD.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }

  /** Restores the JVM's own trust store. */
  @Override
  public void close() {
    before.forEach(
        (property, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }
}
