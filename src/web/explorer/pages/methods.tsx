import type { PageName } from "../address.js";
import { root } from "../ask.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import type { Words } from "../words/index.js";

/** The page that asks by each method; for others there is none. */
const asking: Readonly<Partial<Record<keyof Words["about"]["methods"]["items"], PageName>>> = {
  responses: "home",
  responseGaps: "gaps",
  transferCandidates: "transfer",
  similarCommunities: "similar",
  practicePortfolio: "transfer",
  rightsImpact: "rights",
  practiceLineage: "practices",
  compare: "compare",
  evidenceMatrix: "matrix",
  neighbourhood: "neighbourhood",
  paths: "paths",
  changes: "data",
};

/** The methods by name: what each answers, what it must not be used for, and where its formula, limits and sources stand. */
export function MethodsPage() {
  const { words } = useExplorer();
  const { methods, inEnglish } = words.about;
  const asked = useAnswer("page-methods", {});
  const { data } = asked;
  const facts = data && factsOf(data);
  const section = (heading: string) => new URL(`documents/docs/methods.html#${heading.toLowerCase()}`, root).href;
  const note = words.lang === "en" ? null : <small> ({inEnglish})</small>;
  return (
    <PageFrame title={methods.title} facts={facts}>
      <h1 tabIndex={-1}>{methods.title}</h1>
      <p className="lead">{methods.intro}</p>
      <p>
        <a href={new URL("documents/docs/methods.html", root).href}>{methods.document}</a>
        {note}
        <br />
        <a href={section("what-all-methods-share")}>{methods.shared}</a>
        {note}
      </p>
      <Waiting asked={asked} />
      {(Object.keys(methods.items) as (keyof typeof methods.items)[]).map((name) => {
        const { title, text } = methods.items[name];
        const page = asking[name];
        return (
          <section key={name} className="method">
            <h2>
              <code>{name}</code>
            </h2>
            <p>{title}</p>
            <p>
              <strong>{methods.never}</strong> {text}
            </p>
            <p className="formats">
              <a href={section(name)}>{methods.section(name)}</a>
              {note}
              {page && <To to={{ page }}>{methods.ask}</To>}
            </p>
          </section>
        );
      })}
    </PageFrame>
  );
}
