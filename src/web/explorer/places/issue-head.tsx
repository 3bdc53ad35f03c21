import type { AnswerOf } from "../ask.js";
import { Foreign, RecordName } from "../frame/name.js";
import { To } from "../frame/to.js";
import { pageOfRecord } from "../record-address.js";
import { useExplorer } from "../state/explorer.js";
import { NamesIn } from "./inside.js";

type Issue = NonNullable<AnswerOf<"page-issue">["issue"]>;

/** What the issue is, in our vocabulary. */
export function IssueHead({ issue }: { readonly issue: Issue }) {
  const { words, lang } = useExplorer();
  const aliases = issue.aliases.filter((alias) => alias.lang === lang);
  const { issue: says } = words.places;
  return (
    <>
      <h1 tabIndex={-1}>
        <RecordName record={issue} />{" "}
        <small>{issue.roles.length > 0 ? issue.roles.map((role) => says.roles[role]).join(" · ") : words.kinds.Issue}</small>
      </h1>
      {issue.description && <p>{issue.description}</p>}
      <dl className="head-facts">
        {aliases.length > 0 && (
          <div>
            <dt>{says.aliases}</dt>
            <dd>
              <ul className="names">
                {aliases.map((alias) => (
                  <li key={alias.lang + alias.value}>
                    <Foreign text={alias} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {issue.broader.nodes.length > 0 && (
          <div>
            <dt>{says.wider}</dt>
            <dd>
              <NamesIn records={issue.broader.nodes} />
            </dd>
          </div>
        )}
        {issue.narrower.totalCount > 0 && (
          <div>
            <dt>{says.narrower}</dt>
            <dd>
              <NamesIn records={issue.narrower.nodes} total={issue.narrower.totalCount} />
            </dd>
          </div>
        )}
        {issue.alignedTo.edges.length > 0 && (
          <div>
            <dt>{says.codes}</dt>
            <dd>
              <ul className="names">
                {issue.alignedTo.edges.map(({ match, node }) => (
                  <li key={node.id}>
                    <To to={pageOfRecord(node)}>
                      <bdi>
                        {node.scheme} {node.notation}
                      </bdi>
                    </To>
                    {match && <small> ({says.matches[match]})</small>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
