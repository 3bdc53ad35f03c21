import { useSyncExternalStore } from "react";
import { type Address, pathOf } from "../address.js";
import { root } from "../ask.js";
import { locationIn, type PageLocation } from "./location.js";

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

/** The address of a page for the browser. */
export function hrefOf(address: Address, discreet: boolean): string {
  // A page has hundreds of links, and a path is encoded already: it needs no parser of addresses.
  return `${root.href}${discreet ? "#/" : ""}${pathOf(address)}`;
}

/** Goes to a page. @param replace puts it in place of the current one, so that *back* does not come here again */
export function goTo(address: Address, { discreet, replace = false }: { readonly discreet: boolean; readonly replace?: boolean }): void {
  window.history[replace ? "replaceState" : "pushState"](null, "", hrefOf(address, discreet));
  moved.dispatchEvent(new Event(event));
}
