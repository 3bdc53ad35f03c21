import { changed } from "../address.js";
import type { LeftOutReason } from "../documents/answers.generated.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

/** What the arguments leave out, by reason. */
export interface LeftOutPart {
  readonly reason: LeftOutReason;
  readonly count: number;
  readonly arguments: readonly { readonly name: string; readonly value: string }[];
}

/** What was left out of an answer, and the way to see each part of it. */
export function LeftOut({ parts, title }: { readonly parts: readonly LeftOutPart[]; readonly title?: string }) {
  const { words, address } = useExplorer();
  const { leftOut } = words.answer;
  if (parts.length === 0) return null;
  return (
    <div className="left-out">
      <h3>{title ?? leftOut.title}</h3>
      <ul>
        {parts.map(({ reason, count, arguments: args }) => (
          <li key={reason}>
            {leftOut.reasons[reason](count)}:{" "}
            <To to={changed(address, Object.fromEntries(args.map(({ name, value }) => [name, listText(value)])))}>{leftOut.show}</To>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The value of an argument as an address writes it: GraphQL and JSON write lists in brackets. */
const listText = (value: string) => value.replace(/^\[|\]$/g, "").replaceAll(/["\s]/g, "");
