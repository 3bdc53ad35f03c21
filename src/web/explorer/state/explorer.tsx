import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Address } from "../address.js";
import type { Language, Words } from "../words/index.js";
import { goTo, hrefOf } from "./navigation.js";

/** What every part of the page knows. */
export interface Explorer {
  readonly address: Address;
  readonly discreet: boolean;
  readonly lang: Language;
  readonly words: Words;
  /** The address of a page for a link, with the language of this page. */
  readonly href: (to: Address) => string;
  readonly go: (to: Address, options?: { readonly replace?: boolean }) => void;
}

const Context = createContext<Explorer | undefined>(undefined);

/** @throws outside of an explorer */
export function useExplorer(): Explorer {
  const explorer = useContext(Context);
  if (!explorer) throw new Error("This part stands outside of the explorer.");
  return explorer;
}

export function ExplorerProvider({
  address,
  discreet,
  lang,
  words,
  children,
}: Pick<Explorer, "address" | "discreet" | "lang" | "words"> & { readonly children: ReactNode }) {
  const explorer = useMemo((): Explorer => {
    const { lang: chosen, keys } = address.parameters ?? {};
    // Language and keys that the reader chose go with them; everything else belongs to the page that it was chosen on.
    const kept = { ...(chosen && { lang: chosen }), ...(keys && { keys }) };
    const withChoices = (to: Address): Address => ({ ...to, parameters: { ...kept, ...to.parameters } });
    return {
      address,
      discreet,
      lang,
      words,
      href: (to) => hrefOf(withChoices(to), discreet),
      go: (to, { replace = false } = {}) => goTo(withChoices(to), { discreet, replace }),
    };
  }, [address, discreet, lang, words]);
  return <Context value={explorer}>{children}</Context>;
}
