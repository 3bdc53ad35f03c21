/** What a client would rather have, out of what there is (RFC 9110, 12.5). */

interface Wish {
  readonly name: string;
  readonly q: number;
}
interface Liking {
  readonly q: number;
  /** 2 for what is named, 1 for its kind (`text/*`), 0 for anything. */
  readonly closeness: number;
  readonly at: number;
}

/** Nobody has more wishes than this. */
const most = 20;
const wishesOf = (header: string): Wish[] =>
  header
    .split(",")
    .slice(0, most)
    .map((part) => {
      const [name = "", ...parameters] = part.toLowerCase().split(";");
      const q = parameters.map((p) => /^\s*q=(.*?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
      // What is no number is no wish.
      return { name: name.trim(), q: q === undefined ? 1 : /^[01](\.\d{0,3})?$/.test(q) ? Number(q) : 0 };
    });

/** How a name is liked: what is said of it most closely counts, even if that is "not at all". */
function likingOf(name: string, wishes: readonly Wish[]): Liking | undefined {
  const names = [name, `${name.split("/")[0]}/*`, name.includes("/") ? "*/*" : "*"];
  for (const [i, wished] of names.entries()) {
    const at = wishes.findIndex((w) => w.name === wished);
    if (at >= 0) return { q: (wishes[at] as Wish).q, closeness: 2 - i, at };
  }
  return undefined;
}

/** The best liked of the media types, the first of them if anything will do; undefined if none will. */
export function mediaType<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  if (!accept || accept === "*/*") return offered[0];
  const wishes = wishesOf(accept);
  return offered
    .flatMap((type, i) => {
      const liking = likingOf(type, wishes);
      return liking && liking.q > 0 ? [{ type, i, ...liking }] : [];
    })
    .sort((a, b) => b.q - a.q || b.closeness - a.closeness || a.at - b.at || a.i - b.i)[0]?.type;
}

/** Encodings that answers are sent in, the smallest first. */
export const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** The encoding to send in, or undefined to send what is as it is. */
export function encoding(acceptEncoding: string | undefined): Encoding | undefined {
  if (!acceptEncoding) return undefined;
  const wishes = wishesOf(acceptEncoding.replace(/\bx-gzip\b/gi, "gzip"));
  const plain = likingOf("identity", wishes);
  return encodings
    .map((name) => ({ name, q: likingOf(name, wishes)?.q ?? 0 }))
    .filter(({ q }) => q > 0 && !(plain?.closeness === 2 && plain.q > q))
    .sort((a, b) => b.q - a.q)[0]?.name;
}
