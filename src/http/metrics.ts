import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type OperationDefinitionNode, parse } from "graphql";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { readGallery } from "../gallery/index.js";
import type { Clients } from "./clients.js";
import type { Facts } from "./facts.js";
import type { Gate } from "./gate.js";

interface Observed {
  /** The address as declared, or `none`. */
  readonly route: string;
  /** The HTTP status, or `aborted`. */
  readonly status: string;
  readonly seconds: number;
  readonly facts: Facts;
}

const prefix = "resilience_graph_";
/** Told apart are only operations of the gallery: a name that anybody can send makes no series of its own. */
const otherOperation = "other";

/** What Prometheus is told. Labels hold only what the program itself names. */
export class Metrics {
  readonly registry = new Registry();
  private readonly of = [this.registry];
  private readonly requests = this.counter("requests_total", "Requests, by declared address and status.", ["route", "status"]);
  private readonly seconds = this.histogram("request_seconds", "Time to the last byte, in seconds.", exponential(0.001, 2, 15), ["route"]);
  private readonly operations = this.counter("operations_total", "GraphQL operations, by the name in the gallery.", ["operation"]);
  private readonly errors = this.counter("errors_total", "Errors in answers, by code.", ["code"]);
  private readonly statements = this.histogram("request_statements", "Statements sent for a request.", exponential(1, 2, 10), ["route"]);
  private readonly cost = this.histogram("request_cost", "What a request was charged.", exponential(1, 4, 10), ["route"]);
  private readonly kept = this.counter("kept_answers_total", "Answers that may be kept: hit, or miss.", ["result"]);
  private readonly named = new Set<string>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Knows the gallery's operations by name, and reads what the server counts itself. */
  async watch(gate: Gate, clients: Clients, connections: () => Promise<number>): Promise<void> {
    for (const { document } of await readGallery())
      for (const { name } of parse(document).definitions as OperationDefinitionNode[]) if (name) this.named.add(name.value);
    this.gauge("running", "Answers being worked on.", () => gate.running);
    this.gauge("waiting", "Requests in line for a place.", () => gate.waiting);
    this.gauge("clients", "Clients whose cost is remembered.", () => clients.size);
    this.gauge("connections", "Open connections.", connections);
    this.total("rate_limited_total", "Requests refused since their client had spent its budget.", () => clients.refused);
  }

  observe({ route, status, seconds, facts }: Observed): void {
    this.requests.inc({ route, status });
    this.seconds.observe({ route }, seconds);
    if (facts.statements > 0) this.statements.observe({ route }, facts.statements);
    if (facts.cost > 0) this.cost.observe({ route }, facts.cost);
    if (facts.kept !== undefined) this.kept.inc({ result: facts.kept ? "hit" : "miss" });
    if (route === "/graphql") this.operations.inc({ operation: this.named.has(facts.operation ?? "") ? facts.operation : otherOperation });
    for (const code of facts.errors) this.errors.inc({ code });
  }

  /**
   * Tells them on a port of their own, which is not for the outside: `/metrics`, and `/livez`, which is answered here also while every
   * connection of the public port is taken.
   */
  async listen(where: { readonly host: string; readonly port: number }): Promise<{ address: string; close: () => Promise<void> }> {
    const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, ({ url }, response) => {
      const say = (status: number, type: string, body: string) => response.writeHead(status, { "Content-Type": type }).end(body);
      if (url === "/metrics")
        this.registry.metrics().then(
          (text) => say(200, this.registry.contentType, text),
          () => say(500, "text/plain", "The metrics cannot be read.\n"),
        );
      else if (url === "/livez") say(200, "application/json; charset=utf-8", '{"status":"live"}');
      else say(404, "text/plain", "There are /metrics and /livez.\n");
    });
    server.listen(where);
    await once(server, "listening");
    const { address, family, port } = server.address() as AddressInfo;
    const close = async () => {
      server.close();
      server.closeAllConnections();
    };
    return { address: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`, close };
  }

  private counter<T extends string>(name: string, help: string, labelNames: T[]) {
    return new Counter<T>({ name: prefix + name, help, labelNames, registers: this.of });
  }
  private histogram<T extends string>(name: string, help: string, buckets: number[], labelNames: T[]) {
    return new Histogram<T>({ name: prefix + name, help, labelNames, buckets, registers: this.of });
  }
  private total(name: string, help: string, read: () => number) {
    return new Counter({
      name: prefix + name,
      help,
      registers: this.of,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }
  private gauge(name: string, help: string, read: () => number | Promise<number>) {
    return new Gauge({
      name: prefix + name,
      help,
      registers: this.of,
      async collect() {
        this.set(await read());
      },
    });
  }
}

/** From the start, each bucket wider than the last by a factor. */
const exponential = (start: number, factor: number, count: number) => Array.from({ length: count }, (_, i) => start * factor ** i);
