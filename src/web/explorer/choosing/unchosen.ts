import type { RefObject } from "react";
import { fold } from "../../../text/fold.js";
import type { Choice } from "./find-choices.js";

/** What stands in a box and was not chosen from its list. */
export interface TypedName {
  readonly text: string;
  /** The record that it means: the one with exactly this name, or else the option that was at hand. */
  readonly id?: string;
}
export type UnchosenRef = RefObject<TypedName | undefined>;

/** The choice that has exactly this name, whatever its accents and capitals: its own name first, or another that no other choice has. */
export function exactChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const wanted = fold(typed.trim());
  const own = choices.find(({ name }) => fold(name) === wanted);
  const others = own ? [] : choices.filter(({ otherNames }) => otherNames.some((name) => fold(name) === wanted));
  return own ?? (others.length === 1 ? others[0] : undefined);
}

/** What was chosen in boxes together with what was only typed; the text for which nothing is found, if there is one. */
export function withTyped<T extends Readonly<Record<string, string>>>(
  chosen: T,
  typed: { readonly [K in keyof T]?: UnchosenRef },
): { readonly asked: T; readonly unknown?: string } {
  const left = Object.entries(typed).flatMap(([name, box]: [string, UnchosenRef | undefined]) =>
    box?.current ? [{ name, ...box.current }] : [],
  );
  const unknown = left.find(({ id }) => id === undefined)?.text;
  const found = Object.fromEntries(left.flatMap(({ name, id }) => (id === undefined ? [] : [[name, id]])));
  return { asked: { ...chosen, ...found }, ...(unknown !== undefined && { unknown }) };
}
