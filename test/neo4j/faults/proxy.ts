import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server on which each connection is counted, and all can be cut. Each is an authentication: a driver sends nothing before. */
export async function proxyTo(uri: string) {
  const { hostname, port } = new URL(uri);
  const open = new Set<Socket>();
  const counted = { connections: 0 };
  const listener = createServer((from) => {
    counted.connections++;
    const to = connect(Number(port), hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    uri: `bolt://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    counted,
    cut,
    close: () => {
      listener.close();
      cut();
    },
  };
}
