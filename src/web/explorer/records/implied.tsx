import { compareNames } from "../../../text/compare.js";
import { type Address, changed } from "../address.js";
import type { Assertion } from "../documents/answers.generated.js";
import { To } from "../frame/to.js";
import { suggestedAssertions } from "../marks/suggested.js";
import { useExplorer } from "../state/explorer.js";
import { variablesOf } from "../state/variables.js";

/** The assertions that an address chooses, for the variables of a document; nothing if it leaves them to the default. */
export const assertionsIn = (address: Address) => variablesOf(address, ["assertions"]) as { readonly assertions?: Assertion[] };

/** All assertions, as an address asks for them. */
export const allAssertions = "STATED,COMPOSED,IMPORTED,IMPLIED,INFERRED";

/** Claims as their facets count them. */
interface Counted {
  readonly facets: readonly {
    readonly name?: string;
    readonly values: readonly { readonly value: string | null; readonly label?: string; readonly count: number }[];
  }[];
}

/** How many claims of these lists are only implied or inferred. */
export const impliedIn = (lists: readonly (Counted | undefined)[]): number =>
  lists
    .flatMap((list) => list?.facets ?? [])
    .flatMap(({ values }) => values)
    .reduce((sum, { value, count }) => (suggestedAssertions.some((assertion) => assertion === value) ? sum + count : sum), 0);

/** What a page leaves out because documents only imply it, and the way to see it. */
export function Implied({ count }: { readonly count: number }) {
  const { address, words } = useExplorer();
  const { records } = words;
  const shown = address.parameters?.assertions !== undefined;
  if (count === 0 && !shown) return null;
  return (
    <p className="implied">
      {shown ? records.impliedShown : records.implied(count)}{" "}
      <To to={changed(address, { assertions: shown ? undefined : allAssertions })} replace>
        {shown ? records.hideImplied : records.showImplied}
      </To>
    </p>
  );
}

/** The documents that claims of these lists rest on, each with how many. */
export function documentsOf(
  lists: readonly (Counted | undefined)[],
): { readonly id: string; readonly title: string; readonly claims: number }[] {
  const found = new Map<string, { id: string; title: string; claims: number }>();
  for (const { name, values } of lists.flatMap((list) => list?.facets ?? []))
    for (const { value, label, count } of values) {
      if (name !== "SOURCE" || value === null || count === 0) continue;
      found.set(value, { id: value, title: label ?? value, claims: (found.get(value)?.claims ?? 0) + count });
    }
  return [...found.values()].sort((a, b) => compareNames(a.title, b.title));
}
