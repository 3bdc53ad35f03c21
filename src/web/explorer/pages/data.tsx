import { addressedTables, exampleRecords, tablePath } from "../about/addressed-tables.js";
import { ChangeList, type ChangeRow } from "../about/change-list.js";
import { Contents, PartHeading } from "../about/contents.js";
import { FileList } from "../about/file-list.js";
import { ReadyQuestionList } from "../about/ready-questions.js";
import { ReceiptCheck } from "../about/receipt-check.js";
import type { AnswerOf } from "../ask.js";
import { root } from "../ask.js";
import { CitationTexts } from "../frame/citation-texts.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { Snippets } from "../frame/snippets.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";

/** The data as files, by address and in programs; what has changed in them; and whether a receipt still holds. */
export function DataPage() {
  const { words } = useExplorer();
  const { data: texts, inEnglish } = words.about;
  const asked = useAnswer("page-data", { examples: exampleRecords });
  const { data } = asked;
  const list = useMore<"page-data-rows", ChangeRow>(data?.changes ?? undefined, "page-data-rows", {}, (more) => more.list);
  const facts = data && factsOf(data);
  const known = new Set(data?.examples.flatMap((record) => record?.id ?? []));
  const example = addressedTables.find(({ records }) => records.every((id) => known.has(id))) ?? { name: "claims", example: {} };
  const note = words.lang === "en" ? "" : ` (${inEnglish})`;
  const parts = {
    download: { id: "download", title: texts.download },
    address: { id: "by-address", title: texts.byAddress },
    programs: { id: "programs", title: texts.programs },
    ready: { id: "ready-questions", title: texts.ready },
    api: { id: "api", title: texts.api },
    cite: { id: "cite", title: texts.cite },
    changes: { id: "changes", title: texts.changes.title },
    receipt: { id: "check-receipt", title: texts.receipt.title },
  };
  return (
    <PageFrame title={texts.title} facts={facts}>
      <h1 tabIndex={-1}>{texts.title}</h1>
      <p className="lead">{texts.intro}</p>
      <Contents parts={Object.values(parts)} />
      <Waiting asked={asked} />
      <PartHeading part={parts.download} />
      <Downloads claims={data?.dataset?.claims} />
      <PartHeading part={parts.address} />
      <p>{texts.suffix}</p>
      <ul className="tables">
        {addressedTables.map((table) => (
          <li key={table.name}>
            <TableByAddress table={table} known={known} />
          </li>
        ))}
      </ul>
      <p>{texts.record}</p>
      <PartHeading part={parts.programs} />
      <p>{texts.programsIntro(tablePath(example, "csv"))}</p>
      <Snippets csv={new URL(tablePath(example, "csv"), root).href} />
      <PartHeading part={parts.ready} />
      <ReadyQuestionList />
      <PartHeading part={parts.api} />
      <p>
        {texts.apiIntro} <code>{new URL("graphql", root).href}</code>
      </p>
      <ul>
        <li>
          <a href={new URL("console", root).href}>{texts.console}</a>
        </li>
        <li>
          <a href={new URL("schema.graphql", root).href}>{texts.schema}</a>
        </li>
        <li>
          <a href={new URL("documents/docs/rows.html", root).href}>{texts.rowsGuide + note}</a>
        </li>
        <li>
          <a href={new URL("documents/docs/formats.html", root).href}>{texts.filesGuide + note}</a>
        </li>
        <li>
          <a href={new URL("documents/docs/clients.html", root).href}>{texts.clients + note}</a>
        </li>
      </ul>
      <PartHeading part={parts.cite} />
      {data?.dataset && <CiteAll citation={data.dataset.citation} />}
      <PartHeading part={parts.changes} />
      {data && (data.changes ? <ChangeList list={list} total={data.changes.totalCount} /> : <PartFailed retry={asked.retry} />)}
      <p className="formats">
        <a href={new URL("changes.csv", root).href}>CSV</a> <a href={new URL("changes.json", root).href}>JSON</a>{" "}
        <a href={new URL("changes.atom", root).href}>{texts.changes.feed}</a>
      </p>
      <PartHeading part={parts.receipt} />
      <ReceiptCheck />
    </PageFrame>
  );
}

type Dataset = NonNullable<AnswerOf<"page-data">["dataset"]>;

function Downloads({ claims }: { readonly claims: Dataset["claims"] | undefined }) {
  const { words } = useExplorer();
  const { data: texts } = words.about;
  const total = claims?.reduce((sum, of) => sum + of.claims, 0);
  const files = [
    {
      name: "claims",
      title: texts.allClaims,
      text: total === undefined ? "" : texts.claimsAre(total),
      extensions: ["csv", "xlsx", "ndjson", "json"],
    },
    { name: "dataset", title: texts.counts, text: texts.countsAre, extensions: ["csv", "json"] },
  ];
  return (
    <ul className="downloads">
      {files.map(({ name, title, text, extensions }) => (
        <li key={name}>
          <h3>{title}</h3>
          <p>{text}</p>
          <p className="formats">
            {extensions.map((extension) => (
              <a key={extension} href={new URL(`${name}.${extension}`, root).href} download>
                {extension.toUpperCase()}
              </a>
            ))}
          </p>
        </li>
      ))}
      <FileList />
      <li>
        <h3>{texts.lists}</h3>
        <dl className="file-formats lists">
          {Object.entries(texts.listNames).map(([name, title]) => (
            <div key={name}>
              <dt>{title}</dt>
              <dd className="formats">
                {listFormats.map((extension) => (
                  <a
                    key={extension}
                    href={new URL(`${name}.${extension}`, root).href}
                    aria-label={`${title}: ${extension.toUpperCase()}`}
                    download
                  >
                    {extension.toUpperCase()}
                  </a>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </li>
    </ul>
  );
}
const listFormats = ["csv", "xlsx", "json"];

/** A table: its address, what a row of it is, and, where the graph has the records of its example, that in each format. */
function TableByAddress({
  table: { name, example, records },
  known,
}: {
  readonly table: (typeof addressedTables)[number];
  readonly known: ReadonlySet<string>;
}) {
  const { words } = useExplorer();
  const there = records.every((id) => known.has(id));
  const formats = [
    { extension: "csv", title: "CSV" },
    { extension: "xlsx", title: "Excel" },
    { extension: "json", title: "JSON" },
    { extension: "ndjson", title: "NDJSON" },
    { extension: "html", title: "HTML" },
  ];
  return (
    <>
      <h3>
        <code>/{name}</code>
      </h3>
      <p>{words.about.data.tables[name]}</p>
      {there && (
        <p className="formats">
          {formats.map(({ extension, title }) => (
            <a key={extension} href={new URL(tablePath({ name, example }, extension), root).href} aria-label={`${name}: ${title}`}>
              {title}
            </a>
          ))}
          <code>{tablePath({ name: "", example }, "").slice(1)}</code>
        </p>
      )}
    </>
  );
}

function CiteAll({ citation: { text, bibtex } }: Pick<Dataset, "citation">) {
  const { words } = useExplorer();
  const { citeIntro } = words.about.data;
  return (
    <>
      <p>{citeIntro}</p>
      <CitationTexts text={text} bibtex={bibtex} />
    </>
  );
}
