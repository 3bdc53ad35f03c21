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

const recordsList = lazy(() => import("./pages/records-list.js").then((m) => ({ default: m.RecordsListPage })));
const practice = lazy(() => import("./pages/practice.js").then((m) => ({ default: m.PracticePage })));

/** The page behind each address. The first two come with the program; the others when they are first opened. */
const components: Readonly<Record<PageName, React.ComponentType>> = {
  home: HomePage,
  answer: ResponsesPage,
  harm: lazy(() => import("./pages/harm.js").then((m) => ({ default: m.HarmPage }))),
  community: lazy(() => import("./pages/community.js").then((m) => ({ default: m.CommunityPage }))),
  place: lazy(() => import("./pages/place.js").then((m) => ({ default: m.PlacePage }))),
  issue: lazy(() => import("./pages/issue.js").then((m) => ({ default: m.IssuePage }))),
  practice,
  programme: practice,
  right: lazy(() => import("./pages/right.js").then((m) => ({ default: m.RightPage }))),
  source: lazy(() => import("./pages/source.js").then((m) => ({ default: m.SourcePage }))),
  claim: lazy(() => import("./pages/claim.js").then((m) => ({ default: m.ClaimPage }))),
  record: lazy(() => import("./pages/record.js").then((m) => ({ default: m.RecordPage }))),
  id: lazy(() => import("./pages/any-record.js").then((m) => ({ default: m.AnyRecordPage }))),
  communities: recordsList,
  places: recordsList,
  issues: recordsList,
  practices: recordsList,
  rights: recordsList,
  sources: recordsList,
  search: lazy(() => import("./pages/search.js").then((m) => ({ default: m.SearchPage }))),
  matrix: lazy(() => import("./pages/matrix.js").then((m) => ({ default: m.MatrixPage }))),
  gaps: lazy(() => import("./pages/gaps.js").then((m) => ({ default: m.GapsPage }))),
  transfer: lazy(() => import("./pages/transfer.js").then((m) => ({ default: m.TransferPage }))),
  similar: lazy(() => import("./pages/similar.js").then((m) => ({ default: m.SimilarPage }))),
  neighbourhood: lazy(() => import("./pages/neighbourhood.js").then((m) => ({ default: m.NeighbourhoodPage }))),
  paths: lazy(() => import("./pages/paths.js").then((m) => ({ default: m.PathsPage }))),
  map: lazy(() => import("./pages/map.js").then((m) => ({ default: m.MapPage }))),
  compare: lazy(() => import("./pages/compare.js").then((m) => ({ default: m.ComparePage }))),
  data: lazy(() => import("./pages/data.js").then((m) => ({ default: m.DataPage }))),
  about: lazy(() => import("./pages/about.js").then((m) => ({ default: m.AboutPage }))),
  methods: lazy(() => import("./pages/methods.js").then((m) => ({ default: m.MethodsPage }))),
};

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
