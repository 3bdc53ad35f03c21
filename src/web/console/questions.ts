import { useEffect, useMemo, useRef, useState } from "react";
import type { LinkedQuestion } from "../../gallery/question.js";
import type { Outcome } from "../client/ask.js";
import { type AskedQuestion, addressOf, askedIn } from "../client/asked.js";
import type { Command } from "./editor.js";

/** What was last asked in a tab of the editor, and what came of it. */
interface TabState {
  readonly asked?: AskedQuestion;
  readonly outcome?: Outcome;
}

/**
 * What is asked in each tab of the editor, kept in step with the address of the page: asking adds an entry to the history of the browser,
 * and an address, opened or gone back to, is asked.
 * @param settled whether the ready questions are loaded: an address may name one
 */
export function useQuestions(questions: readonly LinkedQuestion[], settled: boolean) {
  const [tabs, setTabs] = useState<Readonly<Record<string, TabState>>>({});
  const [tab, setTab] = useState("");
  const [draft, setDraft] = useState<string>();
  const [language, setLanguage] = useState("");
  const [command, setCommand] = useState<Command>();
  const latest = useRef({ tabs, tab, questions });
  Object.assign(latest.current, { tabs, questions });

  const actions = useMemo(() => {
    const update = (tab: string, change: (state: TabState) => TabState) => setTabs((all) => ({ ...all, [tab]: change(all[tab] ?? {}) }));
    /** Puts an outcome in the place of another, undefined for none. */
    const setOutcome = (outcome: Outcome | undefined) =>
      update(latest.current.tab, ({ asked }) => ({ ...(asked && { asked }), ...(outcome && { outcome }) }));
    const show = (asked: AskedQuestion) => {
      setLanguage(asked.language);
      setCommand({ kind: "show", asked });
    };
    const goTo = (address: string) => {
      const { tabs, tab, questions } = latest.current;
      if (address.length <= 1) {
        setCommand({ kind: "reset", asked: tabs[tab]?.asked });
        return update(tab, () => ({}));
      }
      const asked = askedIn(address, questions);
      if (!asked) return setOutcome({ kind: "unsent", reason: "This address holds no question of this server: choose one from the list." });
      const isThere = ([, state]: [string, TabState]) => state.asked && addressOf(state.asked, questions) === address;
      const [there] = Object.entries(tabs).find(isThere) ?? [];
      if (there === undefined) return show(asked);
      setLanguage(asked.language);
      if (there !== tab) setCommand({ kind: "tab", tab: there, asked });
    };
    return {
      goTo,
      show,
      ask: () => setCommand({ kind: "ask" }),
      retry: () => {
        setOutcome(undefined);
        setCommand({ kind: "retry" });
      },
      setLanguage: (language: string) => {
        const { tabs, tab } = latest.current;
        setLanguage(language);
        if (tabs[tab]?.asked) setCommand({ kind: "ask" });
      },
      editor: {
        onTab: (tab: string, query: string | undefined, isChosen: boolean) => {
          const { tab: before, tabs, questions } = latest.current;
          latest.current.tab = tab;
          // What was said of the address before the editor was there.
          if (before === "") setTabs(({ "": first, ...others }) => (first ? { ...others, [tab]: first } : others));
          setTab(tab);
          setDraft(query);
          if (before === "" || before === tab || !isChosen) return;
          const { asked } = tabs[tab] ?? {};
          if (asked) setLanguage(asked.language);
          setAddress("replaceState", asked ? addressOf(asked, questions) : "");
        },
        onAsk: (asked: AskedQuestion) => {
          const { tab, questions } = latest.current;
          update(tab, () => ({ asked }));
          setAddress("pushState", addressOf(asked, questions));
          // An answer that a later question has overtaken is not shown.
          return (outcome: Outcome) => update(tab, (state) => (state.asked === asked ? { asked, outcome } : state));
        },
        onUnsent: (reason: string) => setOutcome({ kind: "unsent", reason }),
        onSchema: (unreachable: string | undefined) => {
          if (unreachable !== undefined) return setOutcome({ kind: "unreachable", reason: unreachable });
          update(latest.current.tab, ({ asked, outcome }) => ({
            ...(asked && { asked }),
            ...(outcome && outcome.kind !== "unreachable" && { outcome }),
          }));
        },
      },
    };
  }, []);

  // The address that the page was opened with, and each that the reader goes to later.
  useEffect(() => {
    if (!settled) return;
    if (location.hash.length > 1) actions.goTo(location.hash);
    const onGoTo = () => actions.goTo(location.hash);
    window.addEventListener("popstate", onGoTo);
    return () => window.removeEventListener("popstate", onGoTo);
  }, [settled]);

  return { ...actions, state: { ...tabs[tab], language, draft }, command };
}

/** Adds the address to the history, or puts it in the place of the last one, unless it is there already. */
function setAddress(how: "pushState" | "replaceState", hash: string): void {
  if (hash === (location.hash.length > 1 ? location.hash : "")) return;
  history[how](null, "", `${location.pathname}${location.search}${hash}`);
}
