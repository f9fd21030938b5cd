package io.openroutercatalog.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Links the class files of some folders and jars against those of a library: finds each class,
 * method and field of the library that they name in their constant pools, as a JVM would.
 */
final class Linkage {
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int METHOD_OF_INTERFACE = 11;

  private final Map<String, Declared> declared = new HashMap<>();

  /** What a class declares, and the classes in which a search goes on. */
  private record Declared(Set<String> members, Set<String> parents) {}

  /**
   * Creates the library.
   *
   * @param jars of the library and, as far as it extends their classes, of others
   */
  Linkage(Collection<Path> jars) {
    jars.forEach(jar -> classes(jar, this::declare));
  }

  /**
   * {@return what is named but not there, each as one text}
   *
   * @param users folders and jars of class files
   * @param packages the beginnings of the names of the library's classes
   */
  Set<String> missing(Collection<Path> users, Set<String> packages) {
    Set<String> missing = new TreeSet<>();
    references(users, packages).stream().filter(member -> !has(member)).forEach(missing::add);
    return missing;
  }

  /** {@return what is named of the packages: "a/Class", or "a/Class.member" and its type} */
  static Set<String> references(Collection<Path> users, Set<String> packages) {
    Set<String> references = new TreeSet<>();
    for (Path user : users) {
      classes(
          user,
          bytes ->
              collect(bytes, name -> packages.stream().anyMatch(name::startsWith), references));
    }
    return references;
  }

  private static void collect(ClassReader type, Predicate<String> wanted, Set<String> to) {
    char[] buffer = new char[type.getMaxStringLength()];
    for (int i = 1; i < type.getItemCount(); i++) {
      int at = type.getItem(i);
      int tag = at == 0 ? 0 : type.readByte(at - 1); // 0 is the second half of a long number.
      if (tag == CLASS) {
        String name = element(type.readUTF8(at, buffer));
        if (wanted.test(name)) {
          to.add(name);
        }
      } else if (tag == FIELD || tag == METHOD || tag == METHOD_OF_INTERFACE) {
        String owner = type.readClass(at, buffer);
        int nameAndType = type.getItem(type.readUnsignedShort(at + 2));
        if (wanted.test(owner)) {
          to.add(
              owner
                  + "."
                  + type.readUTF8(nameAndType, buffer)
                  + " "
                  + type.readUTF8(nameAndType + 2, buffer));
        }
      }
    }
  }

  /** {@return the class of the elements, if the name is that of an array} */
  private static String element(String name) {
    return name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replaceFirst(";$", "") : name;
  }

  private boolean has(String reference) {
    int dot = reference.indexOf('.');
    return dot < 0
        ? declaredBy(reference) != null
        : has(reference.substring(0, dot), reference.substring(dot + 1));
  }

  private boolean has(String owner, String member) {
    Declared type = declaredBy(owner);
    return type != null
        && (type.members.contains(member)
            || type.parents.stream().anyMatch(parent -> has(parent, member)));
  }

  private @Nullable Declared declaredBy(String name) {
    if (!declared.containsKey(name) && name.startsWith("java/")) {
      try (InputStream jdk = ClassLoader.getSystemResourceAsStream(name + ".class")) {
        if (jdk != null) {
          declare(new ClassReader(jdk));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return declared.get(name);
  }

  private void declare(ClassReader type) {
    Set<String> members = new TreeSet<>();
    Set<String> parents = new TreeSet<>(Set.of(type.getInterfaces()));
    if (type.getSuperName() != null) {
      parents.add(type.getSuperName());
    }
    type.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            add(access, name, descriptor);
            return null;
          }

          @Override
          public @Nullable MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            add(access, name, descriptor);
            return null;
          }

          private void add(int access, String name, String descriptor) {
            if ((access & Opcodes.ACC_PRIVATE) == 0) {
              members.add(name + " " + descriptor);
            }
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    declared.put(type.getClassName(), new Declared(members, parents));
  }

  private static void classes(Path folderOrJar, Consumer<ClassReader> each) {
    try {
      if (Files.isDirectory(folderOrJar)) {
        try (Stream<Path> files = Files.walk(folderOrJar)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
            each.accept(new ClassReader(Files.readAllBytes(file)));
          }
        }
        return;
      }
      try (JarFile jar = new JarFile(folderOrJar.toFile())) {
        for (var entry : jar.stream().filter(e -> isClass(e.getName())).toList()) {
          try (InputStream in = jar.getInputStream(entry)) {
            each.accept(new ClassReader(in));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class")
        && !name.endsWith("module-info.class")
        && !name.startsWith("META-INF/");
  }
}
