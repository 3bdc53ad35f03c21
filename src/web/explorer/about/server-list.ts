import { useEffect, useState } from "react";
import { root } from "../ask.js";

/** A list that the server has as JSON, such as its ready questions. Undefined until it is read. @param path below the root */
export function useServerList<T>(path: string): readonly T[] | "failed" | undefined {
  const [list, setList] = useState<readonly T[] | "failed">();
  useEffect(() => {
    const leaving = new AbortController();
    fetch(new URL(path, root), { credentials: "omit", referrerPolicy: "no-referrer", signal: leaving.signal })
      .then(async (reply) => setList(reply.ok ? ((await reply.json()) as T[]) : "failed"))
      .catch(() => leaving.signal.aborted || setList("failed"));
    return () => leaving.abort();
  }, [path]);
  return list;
}
