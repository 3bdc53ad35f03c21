import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { PageName } from "./address.js";
import { Header } from "./frame/header.js";
import { Keys } from "./frame/keys.js";
import { PageFrame } from "./frame/page-frame.js";
import { To } from "./frame/to.js";
import { HomePage } from "./pages/home.js";
import { ResponsesPage } from "./pages/responses.js";
import { ExplorerProvider, useExplorer } from "./state/explorer.js";
import { usePageLocation } from "./state/navigation.js";
import { type Language, languageFor, type Words, wordsOf } from "./words/index.js";

type Page = React.ComponentType & { readonly load?: () => Promise<unknown> };

/** A page whose script is loaded when it is opened. One that is loaded already is shown at once, without the empty page that React has meanwhile. */
function later(read: () => Promise<React.ComponentType>): Page {
  let loaded: React.ComponentType | undefined;
  const load = async () => {
    loaded ??= await read();
    return { default: loaded };
  };
  const Later = lazy(load);
  const Shown = () => {
    const [Found] = useState(() => loaded ?? Later);
    return <Found />;
  };
  return Object.assign(Shown, { load });
}

const recordsList = later(() => import("./pages/records-list.js").then((m) => m.RecordsListPage));
const practice = later(() => import("./pages/practice.js").then((m) => m.PracticePage));

/** The page behind each address. The first two come with the program; the others when they are first opened. */
const components: Readonly<Record<PageName, Page>> = {
  home: HomePage,
  answer: ResponsesPage,
  harm: later(() => import("./pages/harm.js").then((m) => m.HarmPage)),
  community: later(() => import("./pages/community.js").then((m) => m.CommunityPage)),
  place: later(() => import("./pages/place.js").then((m) => m.PlacePage)),
  issue: later(() => import("./pages/issue.js").then((m) => m.IssuePage)),
  practice,
  programme: practice,
  right: later(() => import("./pages/right.js").then((m) => m.RightPage)),
  source: later(() => import("./pages/source.js").then((m) => m.SourcePage)),
  claim: later(() => import("./pages/claim.js").then((m) => m.ClaimPage)),
  record: later(() => import("./pages/record.js").then((m) => m.RecordPage)),
  id: later(() => import("./pages/any-record.js").then((m) => m.AnyRecordPage)),
  communities: recordsList,
  places: recordsList,
  issues: recordsList,
  practices: recordsList,
  rights: recordsList,
  sources: recordsList,
  search: later(() => import("./pages/search.js").then((m) => m.SearchPage)),
  matrix: later(() => import("./pages/matrix.js").then((m) => m.MatrixPage)),
  gaps: later(() => import("./pages/gaps.js").then((m) => m.GapsPage)),
  transfer: later(() => import("./pages/transfer.js").then((m) => m.TransferPage)),
  similar: later(() => import("./pages/similar.js").then((m) => m.SimilarPage)),
  neighbourhood: later(() => import("./pages/neighbourhood.js").then((m) => m.NeighbourhoodPage)),
  paths: later(() => import("./pages/paths.js").then((m) => m.PathsPage)),
  map: later(() => import("./pages/map.js").then((m) => m.MapPage)),
  compare: later(() => import("./pages/compare.js").then((m) => m.ComparePage)),
  data: later(() => import("./pages/data.js").then((m) => m.DataPage)),
  about: later(() => import("./pages/about.js").then((m) => m.AboutPage)),
  methods: later(() => import("./pages/methods.js").then((m) => m.MethodsPage)),
};

/** Loads the script of a page. A page whose script cannot be loaded says so when it is shown. */
export const loadPage = async (page: PageName): Promise<unknown> => components[page].load?.().catch(() => undefined);

/** The explorer at the current address, in the language of the address or of the reader. @param firstWords of the first language */
export function ExplorerPage({ firstWords }: { readonly firstWords: Words }) {
  const { address, discreet } = usePageLocation();
  const lang = languageFor(address?.parameters?.lang, navigator.languages);
  const words = useWords(lang, firstWords);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <ExplorerProvider address={address ?? { page: "home" }} discreet={discreet} lang={words.lang as Language} words={words}>
      <Header />
      <Guard key={address ? `${address.page}/${address.id}` : ""}>
        <Suspense fallback={<main className="page" id="answer" />}>{address ? <Shown page={address.page} /> : <NoPage />}</Suspense>
      </Guard>
      <Keys />
    </ExplorerProvider>
  );
}

function Shown({ page }: { readonly page: PageName }) {
  const Found = components[page];
  return <Found />;
}

function NoPage() {
  const { states } = useExplorer().words;
  return (
    <PageFrame title={states.noPage}>
      <h1 tabIndex={-1}>{states.noPage}</h1>
      <p>
        <To to={{ page: "home" }}>{states.home}</To>
      </p>
    </PageFrame>
  );
}

/** The words of a language: those of the language before stay until they are there. */
function useWords(lang: Language, firstWords: Words): Words {
  const [words, setWords] = useState(firstWords);
  useEffect(() => {
    if (words.lang === lang) return;
    let left = false;
    void wordsOf(lang).then((read) => left || setWords(read));
    return () => {
      left = true;
    };
  }, [lang, words]);
  return words;
}

/** A fault of the page itself is told in its place; the rest of it still works. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <Fault /> : this.props.children;
  }
}

function Fault() {
  const { states } = useExplorer().words;
  return (
    <main className="page" id="answer">
      <h1 tabIndex={-1}>{states.fault()}</h1>
      <p>
        <To to={{ page: "home" }}>{states.home}</To>
      </p>
    </main>
  );
}
