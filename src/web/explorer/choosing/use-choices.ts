import { useMemo, useState } from "react";
import type { AnswerOf } from "../ask.js";
import type { ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { type Choice, named } from "./find-choices.js";

/** What all records that can be chosen have. */
type Chosen = Pick<AnswerOf<"page-choices">["communities"]["nodes"][number], "id" | "label" | "en" | "es" | "fr" | "aliases"> &
  Pick<ShownRecord, "noteOnName">;

/** The records that can be chosen, and what finds more of them while somebody types, if there are too many to list. */
export interface ChoiceLists {
  readonly issues: readonly Choice[];
  readonly places: readonly Choice[];
  readonly communities: readonly Choice[];
  readonly onType: (text: string) => void;
}

/** Reads what the boxes of the page offer. @param wanted whether it is time to */
export function useChoices(wanted = true): ChoiceLists {
  const { words } = useExplorer();
  const { data } = useAnswer("page-choices", wanted ? {} : undefined);
  const [typed, setTyped] = useState("");
  const isCut = data && [data.issues, data.places, data.communities].some(({ pageInfo }) => pageInfo.hasNextPage);
  const { data: found } = useAnswer(
    "page-search-rows",
    isCut && typed.trim().length > 1 ? { query: typed, types: ["ISSUE", "COMMUNITY", "PLACE"] } : undefined,
  );
  return useMemo(() => {
    const { choose } = words;
    const groupOf: Readonly<Record<string, string>> = { Community: choose.communities, Place: choose.places, Issue: "" };
    const choice = (record: Chosen, group: string): Choice => ({
      ...named(record),
      group,
      otherNames: [...new Set([record.en, record.es, record.fr, ...record.aliases.map(({ value }) => value)])].filter(
        (name) => name !== record.label.value,
      ),
    });
    const more = (type: string): Choice[] =>
      (found?.list.nodes ?? []).flatMap(({ node }) => (node.__typename === type ? [choice(node, groupOf[type] ?? "")] : []));
    const roles = Object.keys(choose.roles) as (keyof typeof choose.roles)[];
    const issues = (data?.issues.nodes ?? []).map((issue) =>
      choice(issue, choose.roles[roles.find((r) => issue.roles.includes(r)) ?? "THREAT"]),
    );
    const ordered = Object.values(choose.roles).flatMap((group) => issues.filter((issue) => issue.group === group));
    const communities = (data?.communities.nodes ?? []).map((community) => choice(community, choose.communities));
    const places = (data?.places.nodes ?? []).map((place) => choice(place, choose.places));
    return {
      issues: unique([...ordered, ...more("Issue")]),
      communities: unique([...communities, ...more("Community")]),
      places: unique([...communities, ...places, ...more("Community"), ...more("Place")]),
      onType: setTyped,
    };
  }, [data, found, words]);
}

const unique = (choices: readonly Choice[]) => [...new Map(choices.map((choice) => [choice.id, choice])).values()];
