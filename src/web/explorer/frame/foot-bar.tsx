import { changed, pathOf, rowsPathOf } from "../address.js";
import { root } from "../ask.js";
import { CopyButton } from "../controls/copy-button.js";
import { Sheet } from "../controls/sheet.js";
import { useExplorer } from "../state/explorer.js";
import { hrefOf } from "../state/navigation.js";
import { Cite, InAddresses } from "./cite.js";
import { openKeys } from "./keys.js";
import { type PageFacts, seenIn } from "./page-facts.js";
import { useRowsUrl } from "./rows-link.js";
import { Snippets } from "./snippets.js";
import { WholeData } from "./whole-data.js";

/** The foot of every page: its data, how to cite it, its address, a receipt, and paper. */
export function FootBar({ facts }: { readonly facts?: PageFacts }) {
  const { words, address } = useExplorer();
  const { foot } = words;
  const hasRows = rowsPathOf(address, "csv") !== undefined;
  return (
    <section className="foot-bar" aria-label={foot.label}>
      <span className="foot-buttons">
        <Sheet button={foot.data} title={foot.data}>
          {hasRows ? <ItsData facts={facts} /> : <WholeData />}
        </Sheet>
        <Sheet button={foot.cite} title={foot.cite}>
          <Cite cited={facts?.cited} />
        </Sheet>
        <Sheet button={foot.link} title={foot.link}>
          <LinkToHere facts={facts} />
        </Sheet>
        {hasRows && (
          <Sheet button={foot.receipt} title={foot.receipt}>
            <Receipt />
          </Sheet>
        )}
        <button type="button" className="quiet" onClick={() => window.print()}>
          {foot.print}
        </button>
        <button type="button" className="quiet keys-button" aria-haspopup="dialog" onClick={openKeys}>
          {foot.keys}
        </button>
      </span>
      <span className="foot-version">{facts?.sets.map(({ title, version }) => foot.version(title, version)).join(" · ")}</span>
    </section>
  );
}

function ItsData({ facts }: { readonly facts?: PageFacts }) {
  const { words } = useExplorer();
  const { foot } = words;
  const csv = useRowsUrl("csv") ?? "";
  const xlsx = useRowsUrl("xlsx") ?? "";
  const json = useRowsUrl("json") ?? "";
  const ndjson = useRowsUrl("ndjson") ?? "";
  const html = useRowsUrl("html") ?? "";
  return (
    <>
      <InAddresses />
      {facts?.total !== undefined && (
        <p>{facts.shown === undefined ? foot.rowsInFile(facts.total) : foot.rows(facts.shown, facts.total)}</p>
      )}
      {facts?.implied ? <ImpliedApart count={facts.implied} /> : null}
      <h3>{foot.formats}</h3>
      <p className="formats">
        <a href={csv}>CSV</a> · <a href={xlsx}>Excel (.xlsx)</a> · <a href={json}>JSON</a> · <a href={ndjson}>NDJSON</a> ·{" "}
        <a href={html}>{words.states.rowsAsTable} (HTML)</a>
      </p>
      <h3>{foot.snippets}</h3>
      <Snippets csv={csv} />
      {facts?.document && <GraphqlLinks document={facts.document} />}
    </>
  );
}

/** What the page shows and its file leaves out, and the file with it. */
function ImpliedApart({ count }: { readonly count: number }) {
  const { address, lang, words } = useExplorer();
  if (address.parameters?.assertions) return null;
  const path = rowsPathOf(changed(address, { assertions: everyAssertion, lang }), "csv");
  return path === undefined ? null : (
    <p>
      {words.foot.impliedApart(count)} <a href={new URL(path, root).href}>{words.foot.withImplied}</a>
    </p>
  );
}
const everyAssertion = "STATED,COMPOSED,IMPORTED,IMPLIED,INFERRED";

function GraphqlLinks({ document: { name, variables } }: { readonly document: NonNullable<PageFacts["document"]> }) {
  const { words, lang } = useExplorer();
  const parameters = new URLSearchParams({ documentId: name, variables: JSON.stringify(variables), lang });
  return (
    <>
      <h3>{words.foot.graphql}</h3>
      <p>
        <a href={new URL(`graphql?${parameters}`, root).href}>{name}</a> ·{" "}
        <a href={new URL(`console#${parameters}`, root).href}>{words.foot.console}</a>
      </p>
    </>
  );
}

function LinkToHere({ facts }: { readonly facts?: PageFacts }) {
  const { address, words, lang, discreet } = useExplorer();
  const { foot } = words;
  const seen = facts && seenIn(facts);
  const link = hrefOf({ ...address, parameters: { ...address.parameters, ...(seen && { seen }), lang } }, discreet);
  const discreetly = hrefOf(address, true);
  return (
    <>
      <p>{foot.linkIntro}</p>
      <pre className="wrapped">
        <code>{link}</code>
      </pre>
      <CopyButton text={link}>{foot.copy}</CopyButton>
      <h3>{foot.discreet}</h3>
      <p>{foot.discreetIntro}</p>
      <p>
        <a href={discreetly}>{`#/${pathOf(address)}`}</a>
      </p>
    </>
  );
}

function Receipt() {
  const { foot } = useExplorer().words;
  const url = useRowsUrl("receipt.json");
  return (
    <>
      <InAddresses />
      <p>{foot.receiptIntro}</p>
      <p>
        <a href={url} download>
          {foot.receiptSave}
        </a>
      </p>
    </>
  );
}
