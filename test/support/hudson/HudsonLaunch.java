import java.io.IOException;

/** Starts Hudson on a Java of today, and ends it, with all that it started, when standard input ends. */
public class HudsonLaunch {
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(HudsonLaunch::endWithInput, "end with input");
    watch.setDaemon(true);
    watch.start();
    // Hudson takes the number after the first dot for the version of Java, and refuses what is below 7.
    System.setProperty("java.version", "1.8.0_0");
    Class<?> hudson = Class.forName("org.eclipse.hudson.war.Executable");
    hudson.getMethod("main", String[].class).invoke(null, (Object) args);
  }

  /** Whoever holds the other end may be killed, and could not say goodbye. */
  private static void endWithInput() {
    try {
      while (System.in.read() != -1) {}
    } catch (IOException ended) {}
    try {
      // The leader of its process group: agents and shells are in it as well.
      new ProcessBuilder("kill", "-TERM", "--", "-" + ProcessHandle.current().pid()).start();
    } catch (IOException noKill) {
      Runtime.getRuntime().halt(1);
    }
  }
}
