import { type Address, addressIn } from "../address.js";
import { root } from "../ask.js";

/** Where the reader is. */
export interface PageLocation {
  /** Undefined if there is no such page. */
  readonly address: Address | undefined;
  /** Whether the address stands behind `#`, which browsers do not send: proxies then log no question. */
  readonly discreet: boolean;
}

/** What an address of the browser says. */
export function locationIn(href: string): PageLocation {
  const { hash, href: whole } = new URL(href);
  const discreet = hash.startsWith("#/");
  const path = discreet ? hash.slice(1) : whole.slice(root.href.length - 1).replace(/#.*$/s, "");
  return { address: addressIn(path), discreet };
}
