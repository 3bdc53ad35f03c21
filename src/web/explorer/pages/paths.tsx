import { type Address, changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { useChoices } from "../choosing/use-choices.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { plainName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { ChainSentences } from "../network/chain-sentences.js";
import { ChooseRecord } from "../network/choose-record.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { variablesOf } from "../state/variables.js";

type Data = AnswerOf<"page-paths">;

const argumentNames = ["from", "to", "maxClaims", "via", "excludePredicates", "first", "assertions", "modalities", "statuses", "claim"];
/** Claims of a chain, by default and at most: longer chains join nearly everything. */
const lengths = { usual: 4, most: 6 };
/** So many chains are shown at most. */
const mostChains = 100;

/** The variables of the question behind an address of chains; undefined until both ends are chosen. */
export function chainVariables(address: Address) {
  const { from, to } = address.parameters ?? {};
  if (!from || !to || from === to) return undefined;
  return { ...variablesOf(address, argumentNames), from, to, records: [from, to] };
}

/** How two records are joined: chains of claims as numbered sentences, each with its source. */
export function PathsPage() {
  const { address, words, go } = useExplorer();
  const { paths } = words.network;
  const lists = useChoices();
  const { from = "", to = "" } = address.parameters ?? {};
  const variables = chainVariables(address);
  const asked = useAnswer("page-paths", variables);
  // Until both ends are chosen, nothing is asked: what was answered before is not about them.
  const data = variables ? asked.data : undefined;
  const [start, end] = [from, to].map((id, i) => data?.asked[i] ?? data?.asked.find((record) => record?.id === id) ?? undefined);
  const title = paths.title(from && (start ? plainName(start) : from), to && (end ? plainName(end) : to));
  const facts = data && {
    ...factsOf(data),
    document: { name: "page-paths", variables },
  };
  const choose = (ends: Readonly<Record<string, string>>) =>
    go(changed({ page: "paths", parameters: { from, to, ...kept(address) } }, ends));
  return (
    <PageFrame title={title} facts={facts} named={[start, end]}>
      <h1 tabIndex={-1}>{title}</h1>
      <div className="question-boxes">
        <ChooseRecord label={paths.from} lists={lists} id={from} chosen={start} onChoose={(id) => choose({ from: id })} />
        <ChooseRecord label={paths.to} lists={lists} id={to} chosen={end} onChoose={(id) => choose({ to: id })} />
      </div>
      {(!from || !to) && <p className="hint">{paths.choose}</p>}
      {from && from === to && <p className="hint">{paths.same}</p>}
      {variables && (
        <section className="controls" aria-label={paths.most}>
          <Length />
        </section>
      )}
      <Waiting asked={asked} />
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {data.paths ? <Chains found={data.paths} /> : <PartFailed retry={asked.retry} />}
          <nav className="next" aria-label={words.answer.next.title}>
            <h2>{words.answer.next.title}</h2>
            <ul>
              {[start, end].flatMap((record) =>
                record ? (
                  <li key={record.id}>
                    <To to={{ page: "neighbourhood", parameters: { id: record.id } }}>{paths.toAround(plainName(record))}</To>
                  </li>
                ) : (
                  []
                ),
              )}
            </ul>
          </nav>
        </div>
      )}
      <ClaimDrawer ids={(data?.paths?.paths ?? []).flatMap(({ steps }) => steps.flatMap(({ claims }) => claims[0]?.id ?? []))} />
    </PageFrame>
  );
}

/** What stays chosen when an end changes. */
const kept = ({ parameters }: Address) => ({ maxClaims: parameters?.maxClaims });

function maxClaimsIn({ parameters }: Address): number {
  return Number(parameters?.maxClaims) || lengths.usual;
}

function Length() {
  const { address, go, words } = useExplorer();
  const { paths } = words.network;
  const now = maxClaimsIn(address);
  return (
    <fieldset>
      <legend>{paths.most}</legend>
      {Array.from({ length: lengths.most }, (_, i) => i + 1).map((value) => (
        <label key={value} className={value === now ? "chip chosen" : "chip"}>
          <input
            type="radio"
            name="length"
            checked={value === now}
            onChange={() => go(changed(address, { maxClaims: value === lengths.usual ? undefined : String(value) }), { replace: true })}
          />
          <span>{paths.steps(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Chains({ found }: { readonly found: NonNullable<Data["paths"]> }) {
  const { address, words } = useExplorer();
  const { paths } = words.network;
  const most = maxClaimsIn(address);
  if (found.length === null)
    return (
      <div className="nothing">
        <p role="status">{paths.none(most)}</p>
        {most < lengths.most && (
          <p>
            <To to={changed(address, { maxClaims: String(lengths.most) })}>{paths.longer(lengths.most)}</To>
          </p>
        )}
      </div>
    );
  return (
    <>
      <p className="lead summary" role="status">
        <strong>{found.pathCount === null ? paths.foundSome(found.length) : paths.found(found.pathCount, found.length)}</strong>{" "}
        {paths.meaning}
      </p>
      {found.paths.map((path) => (
        <section key={path.position} className="chain">
          <h2>{paths.chain(path.position)}</h2>
          <ChainSentences path={path} />
        </section>
      ))}
      {found.more !== null && found.more > 0 && (
        <p className="cut">
          {found.paths.length < mostChains ? (
            <To to={changed(address, { first: String(Math.min(mostChains, found.paths.length + found.more)) })}>
              {paths.more(found.more)}
            </To>
          ) : (
            paths.more(found.more)
          )}
        </p>
      )}
    </>
  );
}
