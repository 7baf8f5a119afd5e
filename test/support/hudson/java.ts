import { join } from "node:path";

/** What Hudson, older than modules, reaches into. */
const opened = [
  ...[
    "java.lang",
    "java.lang.ref",
    "java.lang.reflect",
    "java.util",
    "java.util.concurrent",
    "java.util.concurrent.atomic",
    "java.util.concurrent.locks",
    "java.util.regex",
    "java.text",
    "java.io",
    "java.net",
  ].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ...["java.awt.font", "java.beans"].map((name) => `--add-opens=java.desktop/${name}=ALL-UNNAMED`),
];

/** Else a build that is stopped fails instead, and its process lives on: the killer does not know a Java of today. */
const noTreeKiller = "-Dhudson.util.ProcessTreeKiller.disable=true";

/** A port where nobody listens, so that what wants to call home gets nowhere. */
const nowhere = { host: "127.0.0.1", port: 9 };

/** Arguments of `java` for a server that listens on loopback only. */
export function serverArguments(war: string, home: string, port: number): string[] {
  return [
    "-Xmx256m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    ...opened,
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    `-Djava.io.tmpdir=${join(home, "tmp")}`,
    `-Duser.home=${home}`,
    "-Dhudson.udp=0",
    noTreeKiller,
    "-Dhudson.model.UsageStatistics.disabled=true",
    "-Dhudson.model.UpdateCenter.never=true",
    "-Dhudson.model.DownloadService.never=true",
    ...["http", "https"].flatMap((scheme) => [
      `-D${scheme}.proxyHost=${nowhere.host}`,
      `-D${scheme}.proxyPort=${nowhere.port}`,
    ]),
    "-Dhttp.nonProxyHosts=localhost|127.*",
    "-cp",
    war,
    join(import.meta.dirname, "HudsonLaunch.java"),
    "--httpListenAddress=127.0.0.1",
    `--httpPort=${port}`,
    "--skipInitSetup",
    `--updateServer=http://${nowhere.host}:${nowhere.port}/`,
  ];
}

/** What the server runs for an agent; it unpacks the archive below its home at each start. */
export function agentCommand(home: string): string {
  const jar = join(home, "war", "webapp", "WEB-INF", "slave.jar");
  return ["java", "-Xmx64m", ...opened, noTreeKiller, "-jar", jar].join(" ");
}
