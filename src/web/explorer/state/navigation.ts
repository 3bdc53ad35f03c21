import { useSyncExternalStore } from "react";
import { type Address, addressIn, pathOf } from "../address.js";
import { root } from "../ask.js";

/** Where the reader is. */
export interface PageLocation {
  /** Undefined if there is no such page. */
  readonly address: Address | undefined;
  /** Whether the address stands behind `#`, which browsers do not send: proxies then log no question. */
  readonly discreet: boolean;
}

/** Told of each change of the address that the page makes itself: browsers report only what the reader does. */
const moved = new EventTarget();
const event = "moved";

function subscribe(listener: () => void) {
  window.addEventListener("popstate", listener);
  moved.addEventListener(event, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    moved.removeEventListener(event, listener);
  };
}

/** The current place. */
export function usePageLocation(): PageLocation {
  return locationIn(useSyncExternalStore(subscribe, () => window.location.href));
}

/** What an address of the browser says. */
export function locationIn(href: string): PageLocation {
  const { hash, href: whole } = new URL(href);
  const discreet = hash.startsWith("#/");
  const path = discreet ? hash.slice(1) : whole.slice(root.href.length - 1).replace(/#.*$/s, "");
  return { address: addressIn(path), discreet };
}

/** The address of a page for the browser. */
export function hrefOf(address: Address, discreet: boolean): string {
  const path = pathOf(address);
  return discreet ? `${root.href}#/${path}` : new URL(path || ".", root).href;
}

/** Goes to a page. @param replace puts it in place of the current one, so that *back* does not come here again */
export function goTo(address: Address, { discreet, replace = false }: { readonly discreet: boolean; readonly replace?: boolean }): void {
  window.history[replace ? "replaceState" : "pushState"](null, "", hrefOf(address, discreet));
  moved.dispatchEvent(new Event(event));
}
