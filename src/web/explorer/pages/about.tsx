import { Contents, PartHeading } from "../about/contents.js";
import { TakenApart } from "../about/taken-apart.js";
import { Terms } from "../about/terms.js";
import { root } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { Unchecked } from "../frame/unchecked-names.js";
import { useExplorer } from "../state/explorer.js";
import { hrefOf } from "../state/navigation.js";
import { useAnswer } from "../state/use-answer.js";

/** How to read an answer: one claim taken apart, the words and their marks, and what this is not, for whom, and on what terms. */
export function AboutPage() {
  const { words } = useExplorer();
  const { read } = words.about;
  const asked = useAnswer("page-about", {});
  const { data } = asked;
  const claim = data?.example?.nodes[0];
  const facts = data && factsOf(data);
  const documents = data?.read?.totalCount ?? 0;
  const parts = {
    example: { id: "example", title: read.example },
    words: { id: "words", title: read.words },
    isNot: { id: "is-not", title: read.isNot.title },
    readers: { id: "readers", title: read.readers.title },
    risk: { id: "risk", title: read.risk.title },
    privacy: { id: "privacy", title: read.privacy.title },
    languages: { id: "languages", title: read.languages.title },
    licences: { id: "licences", title: read.licences.title },
    further: { id: "further", title: read.further.title },
  };
  return (
    <PageFrame title={read.title} facts={facts}>
      <h1 tabIndex={-1}>{read.title}</h1>
      <Waiting asked={asked} />
      {data && (
        <div className="about">
          <p className="lead">{read.intro(documents)}</p>
          <Contents parts={Object.values(parts)} />
          <PartHeading part={parts.example} />
          {!data.example ? <PartFailed retry={asked.retry} /> : claim ? <TakenApart claim={claim} /> : <p>{read.noExample}</p>}
          <PartHeading part={parts.words} />
          <p>{read.wordsIntro}</p>
          <Terms />
          <h3>{read.unchecked.title}</h3>
          <p>
            {read.unchecked.example} <Unchecked lang={words.lang === "en" ? "es" : words.lang} />
          </p>
          <p>{read.unchecked.text}</p>
          <PartHeading part={parts.isNot} />
          <ul>
            {read.isNot.items(documents).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <PartHeading part={parts.readers} />
          <p>{read.readers.text}</p>
          <PartHeading part={parts.risk} />
          <ul>
            {read.risk.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>{read.risk.tell}</p>
          <PartHeading part={parts.privacy} />
          <Privacy />
          <PartHeading part={parts.languages} />
          <p>{read.languages.text}</p>
          <PartHeading part={parts.licences} />
          <ul>
            <li>{read.licences.code}</li>
            {data.dataset?.sets.map(({ title, version, licence }) => (
              <li key={title}>{read.licences.set(title, version, licence)}</li>
            ))}
            <li>{read.licences.documents}</li>
            <li>
              <a href={new URL("licences.txt", root).href}>{read.licences.packages}</a>
            </li>
          </ul>
          <PartHeading part={parts.further} />
          <Further />
        </div>
      )}
      <ClaimDrawer ids={claim ? [claim.id] : []} />
    </PageFrame>
  );
}

function Privacy() {
  const { words } = useExplorer();
  const { privacy } = words.about.read;
  return (
    <p>
      {privacy.text} <a href={hrefOf({ page: "home" }, true)}>{words.foot.discreet}</a> {privacy.keeps}
    </p>
  );
}

function Further() {
  const { words } = useExplorer();
  const { read, inEnglish } = words.about;
  const note = words.lang === "en" ? "" : ` (${inEnglish})`;
  return (
    <ul>
      <li>
        <To to={{ page: "methods" }}>{read.further.methods}</To>
      </li>
      <li>
        <a href={new URL("documents/docs/analysts.html", root).href}>{read.further.analysts + note}</a>
      </li>
      <li>
        <a href={new URL("documents/README.html", root).href}>{read.further.readMe + note}</a>
      </li>
    </ul>
  );
}
