import { changed } from "../address.js";
import type { GapKind } from "../documents/answers.generated.js";
import { To } from "../frame/to.js";
import { gapKindOrder } from "../marks/gap-kinds.js";
import { GapMark } from "../marks/gap-mark.js";
import { useExplorer } from "../state/explorer.js";

/** The kinds with how many rows each has: one of them is chosen by a click, and the address may name several. */
export function GapKinds({ counts }: { readonly counts: readonly { readonly kind: GapKind; readonly pairs: number }[] }) {
  const { address, words } = useExplorer();
  const { gaps } = words.evidence;
  const chosen = address.parameters?.kinds?.split(",") ?? [];
  const pairsOf = (kind: GapKind) => counts.find((of) => of.kind === kind)?.pairs ?? 0;
  const all = counts.reduce((sum, { pairs }) => sum + pairs, 0);
  return (
    <nav className="gap-kinds" aria-label={gaps.kinds}>
      <ul>
        <li>
          <Chip kinds={undefined} isChosen={chosen.length === 0}>
            {gaps.all} <span className="chip-count">{words.number(all)}</span>
          </Chip>
        </li>
        {gapKindOrder.map((kind) => {
          const inside = (
            <>
              <GapMark kind={kind} /> <span className="chip-count">{words.number(pairsOf(kind))}</span>
            </>
          );
          return (
            <li key={kind}>
              {pairsOf(kind) > 0 ? (
                <Chip kinds={kind} isChosen={chosen.includes(kind)}>
                  {inside}
                </Chip>
              ) : (
                <span className="chip empty">{inside}</span>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Chip({
  kinds,
  isChosen,
  children,
}: {
  readonly kinds: GapKind | undefined;
  readonly isChosen: boolean;
  readonly children: React.ReactNode;
}) {
  const { address } = useExplorer();
  return (
    <To to={changed(address, { kinds })} replace className={isChosen ? "chip chosen" : "chip"} aria-current={isChosen ? "true" : undefined}>
      {children}
    </To>
  );
}
