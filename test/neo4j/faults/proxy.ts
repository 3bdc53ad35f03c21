import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A proxy before a server that counts connections and can cut all of them. Each connection is one authentication: a driver sends nothing before it. */
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
