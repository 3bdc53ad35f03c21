import { changed } from "../address.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import type { TransferAnswer } from "./transfer-answer.js";

/** What claims would change that are only implied, and the way to count them. */
export function ImpliedLeftOut({ parts }: { readonly parts: TransferAnswer["transferCandidates"]["leftOut"] }) {
  const { words, address } = useExplorer();
  const { leftOut } = words.answer;
  if (parts.length === 0) return null;
  return (
    <div className="left-out">
      <h3>{leftOut.here}</h3>
      <ul>
        {parts.map(({ reason, count, arguments: args }) => (
          <li key={reason}>
            {words.transfer.leftOut[reason](count)}:{" "}
            <To to={changed(address, Object.fromEntries(args.map(({ name, value }) => [name, listText(value)])))}>{leftOut.show}</To>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The value of a list as an address writes it: GraphQL writes it in brackets. */
const listText = (value: string) => value.replace(/^\[|\]$/g, "").replaceAll(/["\s]/g, "");
