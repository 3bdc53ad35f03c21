// A real Neo4j for development and tests, without Docker: `npm run neo4j` starts one on a free port of this machine, in a temporary
// home, prints its address and stops it on Ctrl-C. The server's jars come from Maven, once, and stay in a cache folder. With `--json`
// it prints a line of JSON with the address and the process, for a program that starts it, and stops when that program closes its
// standard input or ends.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import neo4j from "neo4j-driver";

/** The release lines that are tested: which Java each needs, and what starts it. */
export const lines = {
  "5.26.31": { java: 17, main: "org.neo4j.server.CommunityEntryPoint" },
  "2026.09.0": { java: 25, main: "org.neo4j.server.Neo4jCommunity" },
};
export const longTerm = "5.26.31";

const fail = (message) => {
  throw new Error(message);
};

function javaOf(version) {
  const homes = [process.env[`JAVA_${version}_HOME`], process.env.JAVA_HOME];
  const installed = existsSync("/usr/lib/jvm") ? readdirSync("/usr/lib/jvm").map((name) => join("/usr/lib/jvm", name)) : [];
  for (const java of [...homes.filter(Boolean), ...installed].map((home) => join(home, "bin/java")).concat("java")) {
    // Java prints its version on standard error.
    const { stderr } = spawnSync(java, ["-version"], { encoding: "utf8" });
    if (Number(/version "(\d+)/.exec(stderr ?? "")?.[1]) === version) return java;
  }
  return fail(
    `Neo4j needs Java ${version} here: install it (a JDK of that version in /usr/lib/jvm, or JAVA_${version}_HOME), or point NEO4J_TEST_URI at a running server.`,
  );
}
const lineOf = (version) => lines[version] ?? fail(`NEO4J_VERSION is "${version}": it must be one of ${Object.keys(lines).join(", ")}.`);

/** Fetches the jars of a version, once. @returns their folder */
export function fetchNeo4j(version) {
  lineOf(version);
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "resilience-graph", "neo4j", version);
  if (existsSync(join(folder, "complete"))) return join(folder, "lib");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "pom.xml"),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>server</artifactId><version>1</version><packaging>pom</packaging><dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency></dependencies></project>`,
  );
  process.stderr.write(`Fetching Neo4j ${version} with Maven, once ...\n`);
  try {
    execFileSync("mvn", ["-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch (error) {
    fail(
      error.code === "ENOENT"
        ? "Fetching Neo4j needs Maven: install it (the package is called maven), or point NEO4J_TEST_URI at a running server."
        : `Maven could not fetch Neo4j ${version}.`,
    );
  }
  writeFileSync(join(folder, "complete"), "");
  return join(folder, "lib");
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Kills a server when this process ends, however it ends: a guard process does it when its pipe to this one closes. */
function killWithThisProcess(server, folder) {
  const [pid, home] = [String(server.pid), folder ?? ""];
  const guard = spawn(
    process.execPath,
    [
      "-e",
      'process.stdin.resume().once("end", () => { try { process.kill(+process.argv[1], "SIGKILL"); } catch {} if (process.argv[2]) require("fs").rmSync(process.argv[2], { recursive: true, force: true, maxRetries: 5 }); });',
      pid,
      home,
    ],
    // In a process group of its own, so that Ctrl-C in a terminal does not reach it.
    { stdio: ["pipe", "ignore", "ignore"], detached: true },
  );
  guard.unref();
  guard.stdin.unref();
  server.once("exit", () => guard.kill("SIGKILL"));
}

/**
 * Starts a server and waits until it answers.
 * @param home the folder of its data; without it the data are deleted when the server stops
 * @param heap how much memory Java may take, in the notation of -Xmx
 * @param lock how long a user is locked out after three wrong passwords, in Neo4j's notation. 0s by default, so that tests of a changed
 *   password see when it is accepted again
 * @returns its address, its process, and a function that stops it
 */
export async function startNeo4j({
  version = process.env.NEO4J_VERSION ?? longTerm,
  password,
  home,
  port,
  heap = "512m",
  lock = "0s",
} = {}) {
  const line = lineOf(version);
  const lib = fetchNeo4j(version);
  const java = javaOf(line.java);
  const folder = home ?? mkdtempSync(join(tmpdir(), "neo4j-"));
  const bolt = port ?? (await freePort());
  for (const name of ["conf", "data", "logs", "plugins", "run", "import"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, "conf/neo4j.conf"),
    [
      `dbms.security.auth_enabled=${password !== undefined}`,
      `dbms.security.auth_lock_time=${lock}`,
      "server.default_listen_address=127.0.0.1",
      `server.bolt.listen_address=127.0.0.1:${bolt}`,
      `server.bolt.advertised_address=127.0.0.1:${bolt}`,
      "server.http.enabled=false",
      "server.https.enabled=false",
      "server.memory.pagecache.size=128m",
      "dbms.usage_report.enabled=false",
      "",
    ].join("\n"),
  );
  if (password !== undefined && !existsSync(join(folder, "data/dbms"))) {
    execFileSync(java, ["-cp", `${lib}/*`, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password], {
      env: { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: join(folder, "conf") },
      stdio: "ignore",
    });
  }
  const opens = ["java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent"].map(
    (p) => `--add-opens=${p}=ALL-UNNAMED`,
  );
  const server = spawn(
    java,
    [
      "-cp",
      `${lib}/*`,
      "-XX:+UseG1GC",
      `-Xms${heap}`,
      `-Xmx${heap}`,
      ...opens,
      "--enable-native-access=ALL-UNNAMED",
      "-Dlog4j2.disable.jmx=true",
      "-Dio.netty.tryReflectionSetAccessible=true",
      "-Dfile.encoding=UTF-8",
      line.main,
      `--home-dir=${folder}`,
      `--config-dir=${join(folder, "conf")}`,
    ],
    { stdio: "ignore" },
  );
  const exited = new Promise((resolve) => {
    server.once("exit", () => {
      if (home === undefined) rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  killWithThisProcess(server, home === undefined ? folder : undefined);
  const stop = async () => {
    server.kill("SIGKILL");
    await exited;
  };

  const uri = `bolt://127.0.0.1:${bolt}`;
  const driver = neo4j.driver(uri, password === undefined ? undefined : neo4j.auth.basic("neo4j", password), {
    telemetryDisabled: true,
    connectionTimeout: 2000,
  });
  try {
    // Three minutes: a server starts in 7 s on an idle machine, and took more than one minute on one with a load of 13 on two cores.
    for (let left = 720; ; left--) {
      try {
        await driver.verifyConnectivity();
        break;
      } catch (error) {
        // An error reply proves that the server is up: the password may have been changed since the first start.
        if (error.code?.startsWith("Neo.ClientError.Security")) break;
        if (server.exitCode !== null || left === 0) {
          await stop();
          fail(`Neo4j ${version} did not start: ${error.message}`);
        }
        await wait(250);
      }
    }
  } finally {
    await driver.close();
  }
  return { uri, version, server, stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = { type: "string" };
  const { values } = parseArgs({
    options: { version: text, home: text, port: text, password: text, lock: text, json: { type: "boolean" } },
  });
  const { json, port, ...more } = values;
  try {
    // Listens before the start: the caller may end while the server starts. The server ends with this process.
    if (json) process.stdin.resume().once("end", () => process.exit());
    const { uri, version, server, stop } = await startNeo4j({ ...more, ...(port && { port: Number(port) }) });
    const end = () => void stop().then(() => process.exit(0));
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, end);
    server.once("exit", () => process.exit(0));
    process.stdout.write(
      json
        ? `${JSON.stringify({ uri, version, pid: server.pid })}\n`
        : `Neo4j ${version} answers at ${uri} (${values.password === undefined ? "no password" : "with the password"}). Ctrl-C stops it.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
