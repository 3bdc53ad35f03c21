import { useSyncExternalStore } from "react";

const query = "(min-width: 64rem)";

function subscribe(listener: () => void) {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the window has room for a picture beside its list, or before it. On narrow ones the list comes first. */
export const useWide = () => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
