import { practicePortfolioConstants } from "./constants.js";
import type { Method } from "./method.js";
import {
  type CoverSet,
  compareSets,
  coverageBound,
  coveredBy,
  exactCover,
  greedily,
  greedyCover,
  harmonicBound,
  undominated,
} from "./set-cover.js";

/** What it computes, for answers to name. */
export const practicePortfolioMethod: Method = {
  name: "practicePortfolio",
  version: "1.0.0",
  description: {
    en: "The fewest practices and programmes that together touch the issues that a community is recorded as facing, as a minimum set cover. A practice touches an issue if a helpful claim, said of any place, names the issue or a narrower one. That an issue is touched does not mean that it becomes less, and the answer says nothing of cost, people or whether these practices fit this community: it is a list to talk about, not a plan.",
    es: "El menor número de prácticas y programas que juntos tocan los problemas que está registrado que una comunidad enfrenta, como cubrimiento mínimo de conjuntos. Una práctica toca un problema si una afirmación favorable, dicha de cualquier lugar, nombra el problema o uno más específico. Que un problema esté tocado no significa que disminuya, y la respuesta no dice nada de costos, de personas ni de si estas prácticas convienen a esta comunidad: es una lista para conversar, no un plan.",
    fr: "Le plus petit nombre de pratiques et de programmes qui, ensemble, touchent les problèmes auxquels une communauté est enregistrée comme faisant face, par couverture minimale d'ensembles. Une pratique touche un problème si une affirmation favorable, dite de n'importe quel lieu, nomme ce problème ou un plus spécifique. Qu'un problème soit touché ne veut pas dire qu'il diminue, et la réponse ne dit rien des coûts, des personnes, ni si ces pratiques conviennent à cette communauté : c'est une liste dont parler, non un plan.",
  },
};

/** That helpful claims tie a practice to an issue. */
export interface Touch {
  readonly practice: string;
  readonly issue: string;
  /** Whether one of them reports it, and does not only intend or recommend it. */
  readonly reported: boolean;
}

/** What a community faces, and what practices touch of it. */
export interface CoverageFacts {
  /** The issues that the community faces. */
  readonly faced: readonly string[];
  /** What practices and programmes touch, an issue that is faced or one that is narrower. */
  readonly touches: readonly Touch[];
  /** For each issue that practices touch, the faced issues that it is or that are wider than it. */
  readonly facedBy: ReadonlyMap<string, readonly string[]>;
}

export interface PracticePortfolioFacts {
  readonly faced: readonly string[];
  /** What each practice covers, as `practiceCoverage` gives it. */
  readonly coverage: readonly CoverSet[];
  /** Practices and programmes that a claim says to harm. */
  readonly harmful: ReadonlySet<string>;
  /** How many are chosen at most; without it, as many as it takes. */
  readonly maxPractices?: number;
}

/** Why a faced issue stays uncovered. */
export type UncoveredReason = "NONE_RECORDED" | "ONLY_NOT_OFFERED" | "BEYOND_LIMIT";

export interface ChosenPractice {
  readonly practice: string;
  /** The faced issues that it covers and those before it do not. */
  readonly newlyCovers: readonly string[];
  /** The faced issues that it covers beside these. */
  readonly alsoCovers: readonly string[];
  /** The faced issues that neither it nor those before it cover. */
  readonly uncovered: readonly string[];
}

export interface PracticePortfolio {
  readonly algorithm: "EXACT" | "GREEDY";
  /** How many practices were compared: those that no other dominates. */
  readonly compared: number;
  readonly bound: {
    /** There are at most so many times as many practices as the fewest that cover as much, in hundredths; null if that is not known. */
    readonly timesFewest: number | null;
    /** No fewer practices than this cover as much; null if that is not known. */
    readonly fewestAtLeast: number | null;
    /** They cover at least this share of the most that so many practices cover, in hundredths. */
    readonly shareOfMost: number;
  };
  readonly chosen: readonly ChosenPractice[];
  readonly uncovered: readonly { readonly issue: string; readonly reason: UncoveredReason }[];
}

/** The practices that cover a faced issue, with the faced issues that they cover: as positions in the order of ids, and preferably as reported. */
export function practiceCoverage({ faced, touches, facedBy }: CoverageFacts): CoverSet[] {
  const position = new Map([...new Set(faced)].sort().map((issue, i) => [issue, i]));
  const covers = new Map<string, Map<number, boolean>>();
  for (const { practice, issue, reported } of touches) {
    const own = covers.get(practice) ?? new Map<number, boolean>();
    covers.set(practice, own);
    for (const wider of facedBy.get(issue) ?? []) {
      const element = position.get(wider);
      if (element !== undefined) own.set(element, reported || (own.get(element) ?? false));
    }
  }
  return [...covers].flatMap(([id, own]) =>
    own.size === 0 ? [] : [{ id, covers: [...own.keys()].sort((a, b) => a - b), preferred: [...own.values()].filter(Boolean).length }],
  );
}

/**
 * The fewest practices that cover what a community faces, and what each adds.
 * @see docs/methods.md
 */
export function practicePortfolioOf(facts: PracticePortfolioFacts): PracticePortfolio {
  const faced = [...new Set(facts.faced)].sort();
  const candidates = undominated(facts.coverage.filter(({ id }) => !facts.harmful.has(id)));
  const coverable = coveredBy(candidates);
  const atMost = Math.min(facts.maxPractices ?? candidates.length, candidates.length);
  const isExact = candidates.length <= practicePortfolioConstants.exactUpTo;
  const sets = isExact ? exactCover(candidates, atMost) : greedyCover(candidates, atMost);
  const covered = coveredBy(sets);
  const isComplete = covered.size === coverable.size;
  const issuesOf = (elements: readonly number[]) => elements.map((element) => faced[element] as string);
  const before = new Set<number>();
  const chosen = greedily(sets).map(({ id, covers }): ChosenPractice => {
    const news = covers.filter((element) => !before.has(element));
    for (const element of news) before.add(element);
    return {
      practice: id,
      newlyCovers: issuesOf(news),
      alsoCovers: issuesOf(covers.filter((element) => !news.includes(element))),
      uncovered: faced.filter((_, element) => !before.has(element)),
    };
  });
  const everTouched = coveredBy(facts.coverage);
  const reasonOf = (element: number): UncoveredReason =>
    coverable.has(element) ? "BEYOND_LIMIT" : everTouched.has(element) ? "ONLY_NOT_OFFERED" : "NONE_RECORDED";
  return {
    algorithm: isExact ? "EXACT" : "GREEDY",
    compared: candidates.length,
    bound: boundOf(isExact, isComplete, sets.length, covered.size, candidates[0]?.covers.length ?? 0),
    chosen,
    uncovered: faced.flatMap((issue, element) => (covered.has(element) ? [] : [{ issue, reason: reasonOf(element) }])),
  };
}

/** @param largest how many issues the candidate that covers most covers */
function boundOf(isExact: boolean, isComplete: boolean, chosen: number, covered: number, largest: number): PracticePortfolio["bound"] {
  if (isExact) return { timesFewest: 100, fewestAtLeast: chosen, shareOfMost: 100 };
  if (!isComplete) return { timesFewest: null, fewestAtLeast: null, shareOfMost: coverageBound(chosen) };
  const timesFewest = harmonicBound(largest);
  return {
    timesFewest,
    // As many as the bound leaves, and as many as it takes if each covers as many issues as the largest.
    fewestAtLeast: Math.max(Math.ceil((100 * chosen) / timesFewest), Math.ceil(covered / largest)),
    shareOfMost: 100,
  };
}

/**
 * The practices that could take the place of a chosen one: they cover every issue that no other chosen one covers.
 * @param candidates that are not harmful
 * @returns those that are not chosen themselves, best first
 */
export function portfolioAlternatives(
  candidates: readonly CoverSet[],
  chosen: readonly ChosenPractice[],
): ReadonlyMap<string, readonly string[]> {
  const ids = new Set(chosen.map(({ practice }) => practice));
  const sets = candidates.filter(({ id }) => ids.has(id));
  const others = candidates.filter(({ id }) => !ids.has(id)).sort(compareSets);
  return new Map(
    sets.map((set) => {
      const covered = coveredBy(sets.filter((other) => other !== set));
      const own = set.covers.filter((element) => !covered.has(element));
      return [set.id, others.filter(({ covers }) => own.every((element) => covers.includes(element))).map(({ id }) => id)];
    }),
  );
}
